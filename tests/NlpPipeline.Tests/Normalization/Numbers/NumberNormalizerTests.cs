using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization.Numbers;

/// <summary>Values of spans that stand between [ and ] in the sentence.</summary>
public class NumberNormalizerTests
{
    [Theory]
    [InlineData("Quân đội mất hơn [6.000] lính.", "CARDINAL", ">6000")]
    [InlineData("Có ít nhất là [nửa triệu] người tham dự.", "CARDINAL", ">=500000")]
    [InlineData("Gần [100] thợ mỏ đình công.", "CARDINAL", "<100")]
    [InlineData("Họ bắt không quá [30] người.", "CARDINAL", "<=30")]
    [InlineData("Có khoảng chừng [6000] lá thư.", "CARDINAL", "~6000")]
    [InlineData("Số thợ lên đến [5 triệu] người.", "CARDINAL", "5000000")]
    [InlineData("Số thợ lên đến gần [5 triệu] người.", "CARDINAL", "<5000000")]
    [InlineData("Chỉ khoảng từ [250 đến 300] thợ.", "CARDINAL", "~250..300")]
    [InlineData("Đội quân có [2 đến 3 triệu] lính.", "CARDINAL", "2000000..3000000")]
    [InlineData("[hàng chục ngàn] nông dân bỏ làng.", "CARDINAL", "10000..99999")]
    [InlineData("[hàng vài chục ngàn] trang giấy.", "CARDINAL", "20000..90000")]
    [InlineData("[vài trăm] ngôi nhà cháy.", "CARDINAL", "200..900")]
    [InlineData("[một vài] ngôi nhà cháy.", "CARDINAL", "2..9")]
    [InlineData("Mất [một phần ba] số ruộng.", "CARDINAL", "1/3")]
    [InlineData("Mất [ba phần tư] số ruộng.", "CARDINAL", "3/4")]
    [InlineData("Mất hơn [1/ 3] số ruộng.", "CARDINAL", ">1/3")]
    [InlineData("Thêm [phân nửa] số ruộng.", "CARDINAL", "1/2")]
    [InlineData("[hai ba] người đến trước.", "CARDINAL", "2..3")]
    [InlineData("[ba bốn trăm] người đến sau.", "CARDINAL", "300..400")]
    [InlineData("[1,5 vạn] quân tiến vào.", "CARDINAL", "15000")]
    [InlineData("Giá tăng gấp [đôi].", "CARDINAL", "2")]
    [InlineData("Tổng số là [2.561 .351] tù.", "CARDINAL", "2561351")]
    [InlineData("Chiếm độ [1% hay 2%] dân số.", "PERCENT", "~1..2%")]
    [InlineData("Mất [15 phần trăm] số lúa.", "PERCENT", "15%")]
    [InlineData("Trả [200 Rúp] mỗi người.", "MONEY", "200 RUB")]
    [InlineData("Trả [5 triệu đô la] tiền phạt.", "MONEY", "5000000 USD")]
    [InlineData("Ăn [700 gờ ram] bánh.", "QUANTITY", "700 g")]
    [InlineData("Mua [một lạng rưỡi] thịt.", "QUANTITY", "1.5 lạng")]
    [InlineData("Cày [30 mẫu] ruộng.", "QUANTITY", "30 mẫu")]
    [InlineData("Trẻ em dưới [10 tuổi].", "QUANTITY", "<10 a")]
    [InlineData("Đi bộ [hàng trăm cây số].", "QUANTITY", "100..999 km")]
    [InlineData("Giá [bốn đồng sáu hào].", "MONEY", "4.6 đồng")]
    [InlineData("Có 101 ghế trên [465] ghế.", "CARDINAL", "465")]
    [InlineData("Có trên [465] ghế.", "CARDINAL", ">465")]
    [InlineData("Giá năm nay cao hơn [10%].", "PERCENT", "10%")]
    [InlineData("Giá tăng hơn [10%].", "PERCENT", ">10%")]
    [InlineData("Đã bỏ phiếu 14 trên [31] người.", "CARDINAL", "31")]
    [InlineData("Mười trên [mười ba] tỉnh mất mùa.", "CARDINAL", "13")]
    [InlineData("Phe ấy có tám ghế trên [hai mươi bốn].", "CARDINAL", "24")]
    [InlineData("Trong hai năm trên [300] người bỏ xứ.", "CARDINAL", ">300")]
    [InlineData("[Cả ngàn] người chen nhau.", "CARDINAL", "1000..9999")]
    [InlineData("[hằng trăm] bao gạo.", "CARDINAL", "100..999")]
    [InlineData("Chị có con mới [bảy tháng].", "QUANTITY", "7 mo")]
    [InlineData("Gió thổi [12 mét mỗi giây].", "QUANTITY", "12 m/s")]
    [InlineData("Nước mặn [4 gam/lít].", "QUANTITY", "4 g/l")]
    [InlineData("Phiên họp lần [thứ 18].", "ORDINAL", "18")]
    [InlineData("Đại hội [thứ XX].", "ORDINAL", "20")]
    [InlineData("Người [đầu tiên] đến.", "ORDINAL", "1")]
    [InlineData("Phó chủ tịch [đệ nhất].", "ORDINAL", "1")]
    public void Vietnamese(string marked, string label, string expected) => ValueOf(marked, label, Language.Vietnamese).Should().Be(expected);

    [Theory]
    [InlineData("More than [100] clerks left.", "CARDINAL", ">100")]
    [InlineData("No fewer than [30] clerks left.", "CARDINAL", ">=30")]
    [InlineData("Some [600,000 to one million] farmers left.", "CARDINAL", "~600000..1000000")]
    [InlineData("Up to [40] boats sank.", "CARDINAL", "<=40")]
    [InlineData("Almost [half] of the boats sank.", "CARDINAL", "<1/2")]
    [InlineData("[tens of thousands] of boats", "CARDINAL", "10000..99999")]
    [InlineData("[dozens] of boats", "CARDINAL", "10..99")]
    [InlineData("[scores] of boats", "CARDINAL", "20..99")]
    [InlineData("[a few hundred] boats", "CARDINAL", "200..900")]
    [InlineData("[twenty-odd] boats", "CARDINAL", "20..29")]
    [InlineData("The bureau owned up to [305] cases.", "CARDINAL", "305")]
    [InlineData("It may hold up to [305] cases.", "CARDINAL", "<=305")]
    [InlineData("The flood came at [80 km an hour].", "QUANTITY", "80 km/h")]
    [InlineData("The wind blew at [a hundred miles an hour].", "QUANTITY", "100 mph")]
    [InlineData("It froze at [-47°].", "QUANTITY", "-47 °C")]
    [InlineData("They struck for [threepence].", "MONEY", "0.0125 GBP")]
    [InlineData("The hat cost [twelve shillings and sixpence].", "MONEY", "0.625 GBP")]
    [InlineData("The seat cost [a dollar and a quarter].", "MONEY", "1.25 USD")]
    [InlineData("[ninety-odd thousand] bricks", "CARDINAL", "90000..99999")]
    [InlineData("[300-odd] boats", "CARDINAL", "~300")]
    [InlineData("as many as [400] sailors", "CARDINAL", "<=400")]
    [InlineData("upwards of [400] sailors", "CARDINAL", ">400")]
    [InlineData("some [hundreds] of huts", "CARDINAL", "100..999")]
    [InlineData("[25, 785] cases", "CARDINAL", "25785")]
    [InlineData("[17 , 000] cases", "CARDINAL", "17000")]
    [InlineData("[one in three] boats", "CARDINAL", "1/3")]
    [InlineData("[two and a half million] boats", "CARDINAL", "2500000")]
    [InlineData("It stood between [10 and 15 million] tons of ice", "CARDINAL", "10000000..15000000")]
    [InlineData("[200] people or more", "CARDINAL", ">=200")]
    [InlineData("[fifty per cent] of it", "PERCENT", "50%")]
    [InlineData("over [$5 million] went", "MONEY", ">5000000 USD")]
    [InlineData("It cost [$250m] then.", "MONEY", "250000000 USD")]
    [InlineData("My aunt at [forty-five] was a judge.", "QUANTITY", "45 a")]
    [InlineData("The [635-metre] wall", "QUANTITY", "635 m")]
    [InlineData("[half a kilo] of rice", "QUANTITY", "0.5 kg")]
    [InlineData("At [minus forty] nobody worked.", "QUANTITY", "-40 °C")]
    [InlineData("[one half] of it", "CARDINAL", "1/2")]
    [InlineData("[four in five] of them", "CARDINAL", "4/5")]
    [InlineData("[several tens of thousands] of letters", "CARDINAL", "20000..90000")]
    [InlineData("[Two million, three hundred thousand and five] voted", "CARDINAL", "2300005")]
    [InlineData("a loss of [12.791] families", "CARDINAL", "12791")]
    [InlineData("fined [£18 7s. 6d.] there", "MONEY", "18.375 GBP")]
    [InlineData("a pike of [11 lb 6 oz]", "QUANTITY", "11.375 lb")]
    [InlineData("she was [six foot two]", "QUANTITY", "74 in")]
    [InlineData("the [17th] boat", "ORDINAL", "17")]
    [InlineData("the [twenty-first] boat", "ORDINAL", "21")]
    public void English(string marked, string label, string expected) => ValueOf(marked, label, Language.English).Should().Be(expected);

    [Theory]
    [InlineData("[nobody] left", "CARDINAL")]
    [InlineData("[twelve and 7 or 30] left", "CARDINAL")]
    [InlineData("[5] left", "DATE")]
    [InlineData("[5] left", "MONEY")]
    public void Refuses_rather_than_guess(string marked, string label) => ValueOf(marked, label, Language.English).Should().BeNull();

    [Theory]
    [InlineData("Có [5 triệu] người chết đói.", Language.Vietnamese, "người")]
    [InlineData("About [35 000] experienced officers left.", Language.English, "officers")]
    [InlineData("[Hundreds] of suspects fled.", Language.English, "suspects")]
    [InlineData("It rose to [5 million].", Language.English, null)]
    public void Counted_noun(string marked, Language language, string? expected)
    {
        var (sentence, span) = Unmark(marked);
        var counted = NumberNormalizer.CountedNoun(sentence, span, language);
        (counted is { } c ? c.Of(sentence).ToString() : null).Should().Be(expected);
    }

    private static string? ValueOf(string marked, string label, Language language)
    {
        var (sentence, span) = Unmark(marked);
        return NumberNormalizer.ValueOf(sentence, span, label, language);
    }

    private static (string Sentence, TextSpan Span) Unmark(string marked)
    {
        var start = marked.IndexOf('[');
        var end = marked.IndexOf(']') - 1;
        return (marked.Replace("[", "").Replace("]", ""), new TextSpan(start, end));
    }
}
