using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Normalization;
using NlpPipeline.Storage;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Numbers in words and digits: whatever stands there, a value can be written, read back and counted with.</summary>
internal sealed class NumberTarget(Language language) : FuzzTarget(
    "number-" + language.Code(),
    language == Language.Vietnamese
        ?
        [
            "hai triệu rưỡi", "hơn một trăm linh năm nghìn người", "từ 3.000 đến 5.000 đô-la", "khoảng 15,5%", "một phần ba", "dăm ba ngàn", "âm hai mươi mốt", "1.200.000,75 km²", "gần 7 tỷ rúp",
            "Có khoảng 35 vạn người, trong đó 2/3 là đàn bà, chết vì đói; giá bánh mì 700 gờ ram tăng từ 2 rúp lên 1.000 rúp, thứ ba, hạng nhì, XIV.",
        ]
        :
        [
            "two and a half million", "more than 6,000 officers", "between 3,000 and 5,000 dollars", "about 15.5 percent", "one third", "a dozen or so", "minus twenty-one", "$1.2 million", "£3 4s. 6d.",
            "Some 35 thousand people, two thirds of them women, starved; the price of 700 g of bread rose from 2 roubles to 1,000 roubles, the 3rd and twenty-first, XIV, F-16, 1918-22.",
        ])
{
    private static readonly string[] Labels = ["CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"];

    public override IReadOnlyList<string> Words { get; } =
    [
        .. language == Language.Vietnamese
            ? "không một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi mốt linh lẻ trăm nghìn ngàn vạn triệu tỷ tỉ rưỡi nửa phần phẩy âm chục tá hơn trên dưới gần khoảng độ chừng ít nhất nhiều từ đến và hay giữa vài dăm mấy hàng thứ hạng đô-la rúp đồng phần-trăm ki-lô-mét người tuổi"
                .Split(' ')
            : "zero one two three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty ninety hundred thousand million billion trillion dozen score half third quarter quarters and a an point minus more less than over under about nearly at least most between to from or so first second tenth percent dollars pounds shillings roubles kilometres people years old"
                .Split(' '),
        " ", "-", "–", ".", ",", "/", "%", "$", "€", "£", "..", "½", "K", "M", "km²", "°C", "l5O",
    ];

    public override void Run(byte[] input, Shape shape)
    {
        var text = LooseText.Of(input);
        foreach (var style in Enum.GetValues<NumberStyleHint>())
        {
            if (NumberParser.TryParse(text, language, out var parsed, out var kind, style))
            {
                shape.Add("parsed " + kind);
                Check(parsed, shape);
            }
        }

        var matches = new List<NumberMatch>();
        NumberGrammar.Find(text, language, matches);
        var at = 0;
        foreach (var match in matches)
        {
            Require(match.Span.Start >= at && match.Span.End <= text.Length && match.Span.Length > 0, "numbers stand in order inside the text");
            at = match.Span.End;
            shape.Add(match.Label);
            Check(match.Value, shape);
        }

        shape.Count("found", matches.Count);
        foreach (var span in matches.Select(m => m.Span).Append(new TextSpan(0, Math.Min(text.Length, 200))).Append(new TextSpan(text.Length / 3, text.Length / 2)).Take(12))
        {
            foreach (var label in Labels)
            {
                if (NumberNormalizer.Read(text, span, label, language) is { } value)
                    Check(value, shape);
            }

            if (NumberNormalizer.CountedNoun(text, span, language) is { } noun)
                Require(noun.Start >= span.End && noun.End <= text.Length, "the counted noun stands behind its number");
        }
    }

    private static void Check(NumberValue value, Shape shape)
    {
        var text = value.ToString();
        shape.Add("value", text);
        Require(NumberValue.TryParse(text, out var again) && again == value, $"a value reads back: {text}");
        Require(value.Lower is not { } low || value.Upper is not { } high || low <= high, $"bounds are in order: {text}");
        Require(value.MayEqual(value), $"a value may equal itself: {text}");
        if (value.TryToSi(out var si))
            shape.Add("si", si.Unit);
        Require(QuantityBounds.Of(text) is not null, $"the store knows the bounds: {text}");
    }
}
