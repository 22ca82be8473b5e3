using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Evaluation;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Normalization;
using NlpPipeline.Storage;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Value strings of times and numbers and their intervals; a line is a value.</summary>
internal sealed class ValueTarget() : FuzzTarget(
    "values",
    "1953-03-27\n1918-12\n1937\n193\n19\n1922-SU\n1998-Q2\n1944-H1\n2018-W20\n2018-W20-WE\nXXXX-12-12\nBC0044-03-15\n1936/1938\n",
    "T02:00\n2018-06-26T16:00\n2018-06-26TEV\nP3Y\nPXY\nP10Y/P25Y\nPRESENT_REF\nPT36H\nP1Y6M\n1938-02-30\n",
    ">6000\n>=35 km\n100..999 km\n~15%\n2/3\n5000000 USD\n-0.5\n<12.75 °C\n1936-08-01/1936-08-31\n../1936-08-31\n-0043-03-15/..\n")
{
    public override IReadOnlyList<string> Words =>
        ["1936", "-08", "-01", "/", "..", "P", "T", "Y", "M", "W", "D", "H", "X", "XXXX", "BC", "-SU", "-WI", "-W53", "-WE", "-Q4", "TEV", "TNI", ">=", "<=", ">", "<", "~", "%", " km", " USD", " ha", ".", "-", "0", "9999", "0000", "PAST_REF"];

    public override void Run(byte[] input, Shape shape)
    {
        var lines = LooseText.Of(input).Split('\n');
        string? previous = null;
        foreach (var line in lines.Take(200))
        {
            Number(line, shape);
            foreach (var type in Enum.GetValues<TimexType>())
                Time(line, type, shape);
            _ = DayBounds.OfQuery(line);
            foreach (var family in Enum.GetValues<LabelFamily>())
            {
                Require(ValueComparer.AreEqual(family, line, line) && ValueComparer.Overlap(family, line, line), "a value equals itself");
                if (previous is not null)
                {
                    Require(
                        ValueComparer.AreEqual(family, line, previous) == ValueComparer.AreEqual(family, previous, line)
                        && ValueComparer.Overlap(family, line, previous) == ValueComparer.Overlap(family, previous, line),
                        "comparison does not hang on the order");
                }
            }

            if (DayBounds.Of(line, previous) is { } days)
                shape.Add("days", $"{days.Earliest}/{days.Latest}");
            previous = line;
        }
    }

    private static void Number(string text, Shape shape)
    {
        if (NumberValue.TryParse(text, out var value))
        {
            shape.Add("number", text);
            Require(NumberValue.TryParse(value.ToString(), out var again) && again == value, $"a number reads back: {text}");
            Require(value.Lower is not { } low || value.Upper is not { } high || low <= high, $"bounds are in order: {text}");
            _ = value.TryToSi(out _);
            _ = QuantityBounds.Of(text);
        }

        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var plain) || Math.Abs(plain) > 1_000_000_000_000_000_000m || decimal.Round(plain, 12) != plain)
            return;
        plain /= 1.0000000000000000000000000000m;
        foreach (var language in Enum.GetValues<Language>())
        {
            var style = language == Language.Vietnamese ? NumberStyleHint.DotThousands : NumberStyleHint.CommaThousands;
            foreach (var written in (string[])[NumberWriter.ToWords(plain, language), NumberWriter.ToDigits(plain, language)])
                Require(NumberParser.TryParse(written, language, out var read, out _, style) && read.First.Value == plain, $"what is written reads back: {plain} {language} {written}");
        }
    }

    private static void Time(string text, TimexType type, Shape shape)
    {
        if (!TimexValue.TryRead(type, text, out var value))
            return;
        shape.Add(type.ToString(), text);
        if (value.Interval is { } interval)
            Require(interval.Overlaps(interval) && interval.Contains(interval) && interval.CompareTo(interval) == 0, $"an interval meets itself: {text}");
        foreach (var modifier in Enum.GetValues<TimexModifier>())
            _ = new TimexValue(type, text, modifier).Interval;
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var write in (Func<TimexValue, Language, string>[])[TimexWriter.ToDigits, TimexWriter.ToWords])
            {
                string words;
                try
                {
                    words = write(value, language);
                }
                catch (ArgumentException)
                {
                    shape.Add("unwritable");
                    continue;
                }

                // A range may be written whose ends are one or turned round, which nobody says.
                var isRange = text.Contains('/', StringComparison.Ordinal);
                Require((TimexParser.TryParse(words, language, null, out var read) && read.Value == value.Value) || isRange, $"what is written reads back: {text} {language} {words}");
            }
        }
    }
}
