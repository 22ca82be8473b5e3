using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class ValueTests
{
    [Theory]
    [InlineData("2/3", "4/6", true)]
    [InlineData("1/2", "0.5", true)]
    [InlineData("1.50", "1.5", true)]
    [InlineData("1/3", "0.333", false)]
    [InlineData("300", "3000", false)]
    [InlineData(">6000", ">=6000", false)]
    [InlineData(">6000", "> 6000", true)]
    [InlineData("~50", "50", false)]
    [InlineData("100..999", "100..999", true)]
    [InlineData("100..999", "100..1000", false)]
    [InlineData("90%", "90 %", true)]
    [InlineData("90%", "90", false)]
    [InlineData("5000000 USD", "5000000.0 USD", true)]
    [InlineData("5000000 USD", "5000000 RUB", false)]
    [InlineData("100..999 km", "100..999 km", true)]
    [InlineData("1/0", "2/0", false)]
    public void Numbers_are_equal_where_bound_ends_and_unit_are(string gold, string predicted, bool equal) =>
        ValueComparer.AreEqual(LabelFamily.Number, gold, predicted).Should().Be(equal);

    [Theory]
    [InlineData("1936/1938", "1936/1938", true)]
    [InlineData("1936/1938", "968/969", false)]
    [InlineData("1937", "1937-01", false)]
    [InlineData("P1Y", "P12M", false)]
    public void Times_are_equal_where_their_strings_are(string gold, string predicted, bool equal) =>
        ValueComparer.AreEqual(LabelFamily.Time, gold, predicted).Should().Be(equal);

    [Theory]
    [InlineData("1937", "1937-12-12", true)]
    [InlineData("193", "1937", true)]
    [InlineData("19", "1937", true)]
    [InlineData("193", "1940", false)]
    [InlineData("1936/1938", "1937-SU", true)]
    [InlineData("1936/1938", "1939", false)]
    [InlineData("1937-WI", "1938-01", true)]
    [InlineData("1937-12-12T02:00", "1937-12-12", true)]
    [InlineData("T02:00", "T02:30", false)]
    [InlineData("T02", "T02:30", true)]
    [InlineData("P1Y", "P365D", false)]
    [InlineData("P1Y", "P12M", true)]
    [InlineData("P10Y/P25Y", "P20Y", true)]
    [InlineData("P3Y", "1937", false)]
    [InlineData("XXXX-12-12", "1937-12-12", false)]
    [InlineData("XXXX-12-12", "XXXX-12-12", true)]
    [InlineData("PRESENT_REF", "1937", false)]
    [InlineData("1937-02-30", "1937", false)]
    [InlineData("1937-13", "1937", false)]
    public void Times_overlap_where_they_share_a_day_a_minute_or_a_length(string gold, string predicted, bool overlap)
    {
        ValueComparer.Overlap(LabelFamily.Time, gold, predicted).Should().Be(overlap);
        ValueComparer.Overlap(LabelFamily.Time, predicted, gold).Should().Be(overlap);
    }

    [Theory]
    [InlineData("100..999", "300", true)]
    [InlineData("100..999", "1000", false)]
    [InlineData(">6000", "6000", false)]
    [InlineData(">=6000", "6000", true)]
    [InlineData("<6000", ">5999", true)]
    [InlineData("~100", "109", true)]
    [InlineData("~100", "111", false)]
    [InlineData("300 km", "300 kg", false)]
    [InlineData("2/3", "0..1", true)]
    public void Numbers_overlap_where_they_share_a_number_of_one_unit(string gold, string predicted, bool overlap)
    {
        ValueComparer.Overlap(LabelFamily.Number, gold, predicted).Should().Be(overlap);
        ValueComparer.Overlap(LabelFamily.Number, predicted, gold).Should().Be(overlap);
    }

    [Fact]
    public void Values_count_where_stretch_and_label_are_right()
    {
        // stretch  gold               predicted          exact  overlap
        // 0..4     DATE 1937          DATE 1937          right  right
        // 5..9     DATE 1938          DATE 1938-05       wrong  right
        // 10..14   DATE 1939          DATE (none)        missed missed
        // 15..19   CARDINAL 2/3       CARDINAL 4/6       right  right
        // 20..24   CARDINAL 7         ORDINAL 7          label wrong: a predicted value that is wrong, a gold one that is missed
        // 25..29   DATE (never labelled, null)  DATE 1940   not judged
        // 30..34   DATE (unknown, empty)        DATE 1941   wrong
        // gold values: 1937, 1938, 1939, 2/3, 7 = 5. Predicted values: 1937, 1938-05, 4/6, 7, 1941 = 5. Exact 2, overlap 3.
        // On right spans: 0..4 right, 5..9 wrong, 10..14 wrong, 15..19 right, 30..34 wrong: 2 of 5.
        var report = Evaluate(
            Unit("1", Letters(40), Span(0, 4, "DATE", "1937"), Span(5, 9, "DATE", "1938"), Span(10, 14, "DATE", "1939"),
                Span(15, 19, "CARDINAL", "2/3"), Span(20, 24, "CARDINAL", "7"), Span(25, 29, "DATE"), Span(30, 34, "DATE", "")),
            Unit("1", Letters(40), Span(0, 4, "DATE", "1937"), Span(5, 9, "DATE", "1938-05"), Span(10, 14, "DATE"),
                Span(15, 19, "CARDINAL", "4/6"), Span(20, 24, "ORDINAL", "7"), Span(25, 29, "DATE", "1940"), Span(30, 34, "DATE", "1941")));

        report["values"].Count.Should().Be(new Count(5, 5, 2));
        report["values.overlap"].Count.Should().Be(new Count(5, 5, 3));
        report["values.times"].Count.Should().Be(new Count(3, 3, 1));
        report["values.times.overlap"].Count.Should().Be(new Count(3, 3, 2));
        report["values.numbers"].Count.Should().Be(new Count(2, 2, 1));
        report["values.on_correct_spans"].Count.Should().Be(new Count(5, 5, 2));
        report.Errors.Count(e => e.Kind == ErrorKind.Value).Should().Be(3);
    }

    [Fact]
    public void Names_have_no_values() =>
        Evaluate(Unit("1", Letters(5), Span(0, 5, "PER")), Unit("1", Letters(5), Span(0, 5, "PER", "x")))["values"].Count
            .Should().Be(default(Count));
}
