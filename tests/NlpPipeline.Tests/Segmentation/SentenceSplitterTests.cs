using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tests.Segmentation;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("V. V. Sher bị bắt. Ông chết.", "V. V. Sher bị bắt.|Ông chết.")]
    [InlineData("Dr. Kun met Gen. Frunze. They fled.", "Dr. Kun met Gen. Frunze.|They fled.")]
    [InlineData("Gạo, muối, v.v. đều thiếu. Dân đói.", "Gạo, muối, v.v. đều thiếu.|Dân đói.")]
    [InlineData("Rồi họ đi... và không về. Hết.", "Rồi họ đi... và không về.|Hết.")]
    [InlineData("Họ chờ... Không ai đến.", "Họ chờ...|Không ai đến.")]
    [InlineData("12. Tháng Ba năm ấy", "12. Tháng Ba năm ấy")]
    [InlineData("a. The first point. b) Next", "a. The first point. b) Next")]
    [InlineData("Có 1.200.000 người. Họ đi.", "Có 1.200.000 người.|Họ đi.")]
    [InlineData("Năm 1937. Tháng Ba.", "Năm 1937.|Tháng Ba.")]
    [InlineData("không có dấu chấm\ndòng sau", "không có dấu chấm|dòng sau")]
    [InlineData("one\r\ntwo\rthree\u2028four", "one|two|three|four")]
    [InlineData("Ông sang Ý. Sau đó ông về.", "Ông sang Ý.|Sau đó ông về.")]
    [InlineData("He said \"Go.\" They went.", "He said \"Go.\"|They went.")]
    [InlineData("Ai? Không ai! Thật.", "Ai?|Không ai!|Thật.")]
    [InlineData("See p. 12 of it. Next.", "See p. 12 of it.|Next.")]
    [InlineData("  \n \0 \n", "")]
    [InlineData("", "")]
    public void Cuts_text_into_sentences(string text, string sentences) =>
        string.Join('|', Split(text).Select(s => s.Of(text).ToString())).Should().Be(sentences);

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("!?")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("😀")]
    public void A_line_without_end_is_cut_between_characters(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 30_000));
        var units = Split(text);
        units.Should().OnlyContain(u => u.Length <= SentenceSplitter.MaximumLength + 264);
        units.Should().OnlyContain(u => !char.IsLowSurrogate(text[u.Start]) && !char.IsHighSurrogate(text[u.End - 1]));
        units.Sum(u => u.Of(text).ToString().Count(c => c != ' ')).Should().Be(text.Count(c => c != ' '));
    }

    [Fact]
    public void Units_stand_in_order_cross_no_line_and_lose_nothing_whatever_the_text() => AnyText.Check(text =>
    {
        var at = 0;
        foreach (var unit in Split(text))
        {
            if (unit.Start < at || unit.Length == 0 || unit.Of(text).Contains('\n') || text[at..unit.Start].Any(c => !Tokenizer.IsSpace(c)))
                return false;
            at = unit.End;
        }

        return text[at..].All(Tokenizer.IsSpace);
    });

    private static List<TextSpan> Split(string text)
    {
        var units = new List<TextSpan>();
        SentenceSplitter.Split(text, 0, text.Length, units);
        return units;
    }
}
