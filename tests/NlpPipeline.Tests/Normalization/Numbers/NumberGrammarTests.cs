using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization.Numbers;

public class NumberGrammarTests
{
    [Theory]
    [InlineData("Ngày 3 tháng 5, hơn 1.200 thợ và năm kỹ sư ký tên.", "CARDINAL 1.200 >1200")]
    [InlineData("Năm 1937 có 1937 người ký tên.", "CARDINAL 1937 1937")]
    [InlineData("Làng cách sông 15 cây số, thuế 12% mùa lúa.", "QUANTITY 15 cây số 15 km|PERCENT 12% 12%")]
    [InlineData("Bà cụ 80 tuổi trả 200 Rúp.", "QUANTITY 80 tuổi 80 a|MONEY 200 Rúp 200 RUB")]
    [InlineData("Ông là người thứ ba của hàng trăm thợ.", "ORDINAL thứ ba 3|CARDINAL hàng trăm 100..999")]
    [InlineData("Hai mươi mốt con tàu, mười năm sau.", "CARDINAL Hai mươi mốt 21")]
    [InlineData("Quân số 5 0.000 người.", "CARDINAL 5 0.000 50000")]
    [InlineData("Còn l0 người.", "CARDINAL l0 10")]
    [InlineData("Giá tăng gấp đôi, mười mấy nhà phá sản.", "CARDINAL đôi 2|CARDINAL mười mấy 11..19")]
    public void Finds_Vietnamese(string sentence, string expected) => Find(sentence, Language.Vietnamese).Should().Be(expected);

    [Theory]
    [InlineData("In 1937 about 35,000 officers and twelve clerks left.", "CARDINAL 35,000 ~35000|CARDINAL twelve 12")]
    [InlineData("It cost $5 million, or 15 per cent of the budget.", "MONEY $5 million 5000000 USD|PERCENT 15 per cent 15%")]
    [InlineData("He was the second of three sons, aged 36.", "ORDINAL second 2|CARDINAL three 3|QUANTITY 36 36 a")]
    [InlineData("The sum is more than 40 and less than 100.", "CARDINAL 40 and less than 100 40..100")]
    [InlineData("one twenty-two", "CARDINAL one twenty-two 122")]
    [InlineData("It fell to -4/5 and then .77.", "CARDINAL -4/5 -4/5|CARDINAL .77 0.77")]
    [InlineData("He was 60 years old; a 45-year-old nurse waited ten years.", "QUANTITY 60 years old 60 a|QUANTITY 45-year-old 45 a")]
    [InlineData("It was 12 degrees below zero that night.", "QUANTITY 12 degrees below zero -12 °C")]
    public void Finds_English(string sentence, string expected) => Find(sentence, Language.English).Should().Be(expected);

    [Theory]
    [InlineData("The first draft[12] is in box A-113, see p. 14 and Order No. 00447.", Language.English, "ORDINAL first 1")]
    [InlineData("On 12/03/1938 at 14:30 he rang 020-7946-0018.", Language.English, "")]
    [InlineData("One of the best, the one you know, in version 2.10.3.", Language.English, "")]
    [InlineData("The May 4th movement, ten years later.", Language.English, "")]
    [InlineData("1. Mở đầu", Language.Vietnamese, "")]
    [InlineData("Nghị định 15/2019/NĐ-CP, trang 45, ngày 7/11.", Language.Vietnamese, "")]
    [InlineData("Một hôm ông về, một trong những người cuối cùng.", Language.Vietnamese, "")]
    public void Leaves_out_what_counts_nothing(string sentence, Language language, string expected) => Find(sentence, language).Should().Be(expected);

    [Fact]
    public void Whatever_the_text_matches_lie_in_it_in_order_without_overlap()
    {
        string[] pieces =
        [
            "một", "hai", "năm", "mươi", "trăm", "nghìn", "triệu", "rưỡi", "hàng", "vài", "phần", "two", "hundred", "and", "a", "half", "point", "million", "of",
            "third", "1", "23", "456", "0", ".", ",", "/", "-", "–", "%", "$", "½", " ", " ", " ", "  ", "\n", "(", "[", "tuổi", "km", "l", "O", "K", "đồng", "to", "đến", "thứ", "+", "€", "\u0301", "😀",
        ];
        Prop.ForAll(
            Gen.Choose(0, pieces.Length - 1).ArrayOf(30).ToArbitrary(),
            picks =>
            {
                var text = string.Concat(picks.Select(p => pieces[p]));
                foreach (var language in Enum.GetValues<Language>())
                {
                    var matches = new List<NumberMatch>();
                    NumberGrammar.Find(text, language, matches);
                    var end = 0;
                    foreach (var match in matches)
                    {
                        if (match.Span.Start < end || match.Span.Length == 0 || match.Span.End > text.Length || !NumberValue.TryParse(match.Value.ToString(), out _))
                            throw new InvalidOperationException($"{match} in {language} '{text}'");
                        end = match.Span.End;
                        NumberNormalizer.ValueOf(text, match.Span, match.Label, language);
                    }
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData("một ")]
    [InlineData("một trăm ")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("1.")]
    [InlineData("1-")]
    [InlineData("1/")]
    [InlineData("1 đến ")]
    [InlineData("12.000 ")]
    [InlineData("two hundred and ")]
    [InlineData("million ")]
    [InlineData("one in ")]
    [InlineData("$")]
    [InlineData("a")]
    [InlineData("hơn ")]
    [InlineData(" ")]
    [InlineData("(")]
    [InlineData("l0")]
    [InlineData("10 người trên ")]
    [InlineData("- 1 ")]
    [InlineData(" 1)")]
    [InlineData("\n1. ")]
    [InlineData(" lần thứ hai")]
    public void No_input_makes_it_slower_than_linear(string piece)
    {
        var megabyte = new StringBuilder().Insert(0, piece, (1 << 20) / piece.Length).ToString();
        var matches = new List<NumberMatch>();
        foreach (var language in Enum.GetValues<Language>())
        {
            matches.Clear();
            var watch = Stopwatch.StartNew();
            NumberGrammar.Find(megabyte, language, matches);

            // A quadratic scan of a megabyte takes minutes; the bound is far above what a loaded machine needs.
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        }
    }

    private static string Find(string sentence, Language language)
    {
        var matches = new List<NumberMatch>();
        NumberGrammar.Find(sentence, language, matches);
        return string.Join('|', matches.Select(m => $"{m.Label} {m.Span.Of(sentence)} {m.Value}"));
    }
}
