using System.Security.Cryptography;
using System.Text;

namespace NlpPipeline.Evaluation;

/// <summary>The style and script of the page, both inline so that it is one file, and the policy that lets nothing else run.</summary>
internal static class ReportAssets
{
    public const string Style = """
        :root{color-scheme:light;--line:#d6d9de;--soft:#f5f6f8;--ink:#1c2430;--dim:#5b6675;--gold:#8a6100;--goldbg:#fff1c9;--pred:#0b5394;--predbg:#dcebfb;--bad:#a61b1b}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:1180px;padding:24px;font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:#fff}
        h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px;border-bottom:1px solid var(--line);padding-bottom:4px}
        h3{font-size:15px;margin:0 0 4px}p.note{color:var(--dim);margin:4px 0 12px;max-width:80ch}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
        th,td{padding:3px 10px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
        th:first-child,td:first-child{text-align:left}thead th{color:var(--dim);font-weight:600;background:var(--soft)}
        .matrix{font-size:12px}.matrix th,.matrix td{padding:3px 6px}summary{cursor:pointer;margin:10px 0;color:var(--pred)}td.same{background:#e3f3e6}td.off{background:#fbe3e3}td.zero{color:#b6bcc5}
        .plots{display:flex;flex-wrap:wrap;gap:24px}figure{margin:0}figcaption{color:var(--dim);font-size:13px;max-width:420px}
        svg text{font:11px system-ui,sans-serif;fill:var(--dim)}
        .filters{position:sticky;top:0;background:#fff;border-bottom:1px solid var(--line);padding:8px 0;display:flex;flex-wrap:wrap;gap:12px 20px;align-items:center;z-index:1}
        .filters label{font-size:13px;color:var(--dim)}select,input{font:inherit;color:var(--ink)}
        article{border:1px solid var(--line);border-radius:6px;padding:8px 12px;margin:10px 0}
        article header{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:13px;color:var(--dim);margin-bottom:4px}
        .kind{color:var(--bad);font-weight:600}
        .row{display:grid;grid-template-columns:86px 1fr;gap:8px;margin:3px 0;white-space:pre-wrap;overflow-wrap:anywhere}
        .row>span:first-child{font-size:12px;color:var(--dim);padding-top:2px}
        mark{color:inherit;border-radius:3px;padding:1px 2px}.g mark{background:var(--goldbg);box-shadow:inset 0 -2px var(--gold)}
        .p mark{background:var(--predbg);box-shadow:inset 0 -2px var(--pred)}
        .tag{font-size:12px;font-weight:600;border-radius:3px;padding:0 4px;margin-right:4px;background:var(--soft)}.g .tag{color:var(--gold)}.p .tag{color:var(--pred)}
        .none{color:var(--dim);font-style:italic}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
        [hidden]{display:none!important}
        """;

    public const string Script = """
        (function () {
          var label = document.getElementById('f-label'), kind = document.getElementById('f-kind'),
              low = document.getElementById('f-low'), high = document.getElementById('f-high'), find = document.getElementById('f-text'),
              count = document.getElementById('f-count'), items = Array.prototype.slice.call(document.querySelectorAll('article'));
          function number(input, other) { var n = parseFloat(input.value); return isNaN(n) ? other : n; }
          function apply() {
            var shown = 0, from = number(low, 0), to = number(high, 1), text = find.value.toLowerCase();
            items.forEach(function (item) {
              var d = item.dataset, c = d.confidence === undefined ? null : parseFloat(d.confidence);
              var ok = (!label.value || d.gold === label.value || d.predicted === label.value) && (!kind.value || d.kind === kind.value)
                && (c === null ? from <= 0 : c >= from && c <= to) && (!text || item.textContent.toLowerCase().indexOf(text) >= 0);
              item.hidden = !ok;
              if (ok) shown++;
            });
            count.textContent = shown + ' of ' + items.length + ' shown';
          }
          [label, kind, low, high, find].forEach(function (e) { e.addEventListener('input', apply); });
          apply();
        })();
        """;

    /// <summary>
    /// The page loads nothing and runs only this script: should markup ever slip through, the browser would still not run it.
    /// </summary>
    public static string Policy => $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string source) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source)))}";
}
