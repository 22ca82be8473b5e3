using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Tests.Corpora;

/// <summary>Units of our own for the tests of sets.</summary>
internal static class Make
{
    /// <summary>A unit with everything that a labelled set can hold, and characters outside the basic plane.</summary>
    public static LabelledUnit Full()
    {
        const string Text = "𝔚𝔢 say: in 1937 the court shot 300 monks and, 🕯 some add, old Lý A.";
        var monks = Span(Text, "monks");
        return new LabelledUnit("d:0", "d.txt", 12, 12 + Text.Length, Language.English, Text,
            [
                new LabelledSpan(Span(Text, "1937"), "DATE", "1937"),
                new LabelledSpan(Span(Text, "300"), "CARDINAL", ""),
                new LabelledSpan(Span(Text, "Lý A"), "PER", null, 0.25) { Canonical = "Ly A" },
            ],
            [
                new LabelledClaim("Execute", Span(Text, "shot"), Polarity.Possible,
                    [
                        new LabelledArgument("Time", null, "1936-08"),
                        new LabelledArgument("Agent", Span(Text, "court"), null),
                        new LabelledArgument("Patient", monks, null),
                        new LabelledArgument("Quantity", Span(Text, "300"), "300"),
                        new LabelledArgument("Patient", Span(Text, "Lý A"), null),
                        new LabelledArgument("Time", Span(Text, "1937"), null),
                    ],
                    0.5),
                new LabelledClaim("Execute", Span(Text, "shot"), Polarity.Asserted, [new LabelledArgument("Patient", monks, null)]),
                new LabelledClaim("Count", monks, Polarity.Negated, [new LabelledArgument("Time", null, "")]),
            ])
        {
            Genre = "letter",
            Topic = "A \"quoted\" topic",
            Sha256 = "ab",
        };
    }

    public static LabelledUnit Unit(string text, string id = "a:0", string document = "a.txt", params (string Surface, string Label, string? Value)[] spans) =>
        new(id, document, 0, text.Length, Language.English, text, [.. spans.Select(s => new LabelledSpan(Span(text, s.Surface), s.Label, s.Value))], []);

    public static TextSpan Span(string text, string surface)
    {
        var start = text.IndexOf(surface, StringComparison.Ordinal);
        return new TextSpan(start, start + surface.Length);
    }
}
