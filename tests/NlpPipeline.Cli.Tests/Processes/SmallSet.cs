using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Cli.Tests.Processes;

/// <summary>A labelled set of our own writing, large enough to train on and small enough to train in a second.</summary>
internal static class SmallSet
{
    private static readonly string[] Persons = ["Olga Morin", "Trần Văn Lộc", "Kun", "Lê Thị Hoa", "Ivan Petrov", "Anna Weiss", "Phạm Sơn"];
    private static readonly string[] Places = ["Morava", "Kyiv", "Hải Thành", "Volgastad", "Nam Châu"];

    public static IEnumerable<LabelledUnit> Units()
    {
        for (var document = 0; document < 20; document++)
        {
            for (var i = 0; i < 4; i++)
            {
                var n = (document * 4) + i;
                yield return Unit(document, i, n, Persons[n % Persons.Length], Places[n % Places.Length], 1900 + (n % 60), 100 + (n * 17));
            }
        }
    }

    public static string JsonLines() => string.Concat(Units().Select(u => LabelledSet.ToJson(u) + "\n"));

    /// <summary>The names of the set as a CoNLL file.</summary>
    /// <param name="encode">Turns place in span and span length into a prefix.</param>
    /// <param name="columns">Further columns between token and tag.</param>
    public static string Conll(Func<int, int, char> encode, int columns)
    {
        var lines = new List<string>();
        foreach (var unit in Units())
        {
            var at = 0;
            foreach (var word in unit.Text.Replace(".", " .", StringComparison.Ordinal).Split(' '))
            {
                at = unit.Text.IndexOf(word, at, StringComparison.Ordinal);
                var span = unit.Spans.FirstOrDefault(s => s.Span.Start <= at && at < s.Span.End);
                var tag = "O";
                if (span is not null)
                {
                    var words = span.Span.Of(unit.Text).ToString().Split(' ').Length;
                    var place = span.Span.Of(unit.Text)[..(at - span.Span.Start)].ToString().Count(c => c == ' ');
                    tag = $"{encode(place, words)}-{span.Label}";
                }

                var further = columns == 0 ? "" : char.IsUpper(word[0]) ? " NNP" : " X";
                lines.Add($"{word}{further} {tag}");
                at += word.Length;
            }

            lines.Add("");
        }

        return string.Join('\n', lines) + "\n";
    }

    private static LabelledUnit Unit(int document, int index, int n, string person, string place, int year, int count)
    {
        var isVietnamese = document % 2 == 0;
        var y = year.ToString(CultureInfo.InvariantCulture);
        var c = count.ToString(CultureInfo.InvariantCulture);
        var (text, trigger, type) = (isVietnamese, n % 4) switch
        {
            (true, 0) => ($"{person} bị bắt năm {y} ở {place}.", "bị bắt", "Arrest"),
            (true, 1) => ($"Có {c} người bị xử bắn ở {place}.", "bị xử bắn", "Execute"),
            (true, 2) => ($"{person} không bị bắt ở {place}.", "bị bắt", "Arrest"),
            (true, _) => ($"Vào năm {y} trời rất lạnh ở {place}.", "", ""),
            (_, 0) => ($"{person} was arrested in {y} in {place}.", "arrested", "Arrest"),
            (_, 1) => ($"There {c} people were shot in {place}.", "shot", "Execute"),
            (_, 2) => ($"{person} was not arrested in {place}.", "arrested", "Arrest"),
            _ => ($"The winter in {place} was cold.", "", ""),
        };
        var spans = new List<LabelledSpan>();
        Add(person, "PER", null);
        Add(place, "LOC", null);
        Add(isVietnamese ? $"năm {y}" : y, "DATE", y);
        Add(c, "CARDINAL", c);
        spans.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var claims = new List<LabelledClaim>();
        if (type.Length > 0)
        {
            var role = new Dictionary<string, string> { ["PER"] = "Patient", ["LOC"] = "Place", ["DATE"] = "Time", ["CARDINAL"] = "Quantity" };
            var at = text.IndexOf(trigger, StringComparison.Ordinal);
            claims.Add(new LabelledClaim(
                type, new TextSpan(at, at + trigger.Length), n % 4 == 2 ? Polarity.Negated : Polarity.Asserted, [.. spans.Select(s => new LabelledArgument(role[s.Label], s.Span, null))]));
        }

        var start = index * 200;
        return new LabelledUnit(
            $"{document}:{index}", $"d{document}.txt", start, start + text.Length, isVietnamese ? Language.Vietnamese : Language.English, text, spans, claims);

        void Add(string stretch, string label, string? value)
        {
            var at = text.IndexOf(stretch, StringComparison.Ordinal);
            if (at >= 0)
                spans.Add(new LabelledSpan(new TextSpan(at, at + stretch.Length), label, value));
        }
    }
}
