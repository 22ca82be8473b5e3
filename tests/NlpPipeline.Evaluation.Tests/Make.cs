using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation.Tests;

/// <summary>Short ways to write units down.</summary>
internal static class Make
{
    public static readonly EvaluationOptions NoRounds = new() { Rounds = 0 };

    public static LabelledUnit Unit(string id, string text, params LabelledSpan[] spans) => Unit("d.txt", id, text, spans);

    public static LabelledUnit Unit(string document, string id, string text, LabelledSpan[] spans, params LabelledClaim[] claims) =>
        new(id, document, 0, text.Length, Language.English, text, spans, claims);

    public static LabelledSpan Span(int start, int end, string label, string? value = null, double confidence = 1) =>
        new(new TextSpan(start, end), label, value, confidence);

    public static LabelledClaim Claim(string type, (int Start, int End) trigger, params LabelledArgument[] arguments) =>
        new(type, new TextSpan(trigger.Start, trigger.End), Polarity.Asserted, arguments);

    public static LabelledArgument Argument(string role, int start, int end, string? value = null) => new(role, new TextSpan(start, end), value);

    public static LabelledArgument Carried(string role, string value) => new(role, null, value);

    public static EvaluationReport Evaluate(LabelledUnit gold, LabelledUnit predicted) => Evaluator.Evaluate([gold], [predicted], NoRounds);

    /// <summary>A text of so many letters, for cases that are about offsets only.</summary>
    public static string Letters(int length) => new('x', length);
}
