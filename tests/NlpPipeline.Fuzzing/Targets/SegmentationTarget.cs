using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Units and tokens: in order, inside the text, and with every sign that is no space in one of them.</summary>
internal sealed class SegmentationTarget() : FuzzTarget(
    "segmentation",
    "Ông V. V. Sher bị bắt ngày 12-8-1936, v.v. Sau đó… \"Ông ta chết.\" Tp. Hồ-Chí-Minh có 1.200.000 người!\n12. Tháng 3\na) Một.",
    "Dr. Smith's men (ca. 350) were shot at 5 p.m. on Sept. 3, 1937. \"Why?\" he asked... No. 12 — Gen. Kim's [x](http://y/z?q=1) tạiSouzdal năm1948.",
    "\U0001F600\U0001F600 e\u0301\u0301 \u200B\uFEFF''''' ---- .. . . .")
{
    public override IReadOnlyList<string> Words => ["v.v.", "Dr.", "p.", "’s", "'s", "…", "Đ.", "1.000", "năm1948", " ", "\n", ". ", "\" ", "A.", "x.", "12. "];

    public override int LongestInput => 1 << 18;

    public override void Run(byte[] input, Shape shape)
    {
        var text = LooseText.Of(input);
        var units = new List<TextSpan>();
        SentenceSplitter.Split(text, 0, text.Length, units);
        var guesser = new LanguageGuesser();
        var tokens = new List<Token>();
        var at = 0;
        foreach (var unit in units)
        {
            Require(unit.Start >= at && unit.End <= text.Length && unit.Length > 0, "units stand in order inside the text");
            Require(IsSpace(text.AsSpan(at, unit.Start - at)), "only space stands between units");
            Require(unit.Length <= SentenceSplitter.MaximumLength + 264, "no unit is longer than the longest");
            Require(!CutsPair(text, unit.Start) && !CutsPair(text, unit.End), "units do not cut surrogate pairs");
            shape.Add(guesser.Next(unit.Of(text)).Code());
            var before = tokens.Count;
            Tokenizer.Tokenize(text, unit.Start, unit.End, tokens);
            Require(tokens.Count > before, "a unit has a token");
            Check(text, unit, tokens, before);
            at = unit.End;
        }

        Require(IsSpace(text.AsSpan(at)), "only space stands behind the last unit");
        shape.Count("units", units.Count);
        shape.Count("tokens", tokens.Count);
        foreach (var token in tokens.Take(200))
            shape.Add("token", text.Substring(token.Start, Math.Min(4, token.Length)));
    }

    private static void Check(string text, TextSpan unit, List<Token> tokens, int first)
    {
        var at = unit.Start;
        for (var i = first; i < tokens.Count; i++)
        {
            var token = tokens[i];
            Require(token.Start >= at && token.End <= unit.End && token.Length > 0, "tokens stand in order inside their unit");
            Require(IsSpace(text.AsSpan(at, token.Start - at)), "only space stands between tokens");
            Require(token.Glued == (token.Start == at && i > first), "a token is glued where no space stands before it");
            Require(!CutsPair(text, token.Start) && !CutsPair(text, token.End), "tokens do not cut surrogate pairs");
            at = token.End;
        }

        Require(IsSpace(text.AsSpan(at, unit.End - at)), "only space stands behind the last token");
    }

    private static bool CutsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) && !(at > 1 && char.IsHighSurrogate(text[at - 2]));

    private static bool IsSpace(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!Tokenizer.IsSpace(c))
                return false;
        }

        return true;
    }
}
