using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Normalization;
using NlpPipeline.Storage;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Times with a story around them: units are the lines, and what one says is the context of the next.</summary>
internal sealed class TimexTarget(Language language) : FuzzTarget(
    "timex-" + language.Code(),
    language == Language.Vietnamese
        ?
        [
            "ngày 27 tháng 3 năm 1953", "mùa hè 1922", "từ tháng 8-1936 đến 3/1938", "thập niên 30", "thế kỷ XX", "ba tuần sau", "lúc 2 giờ 30 phút đêm hôm ấy", "năm 44 trước Công nguyên", "mỗi năm hai lần",
            "Đầu năm 1937 ông bị bắt.\nHai tháng sau, ngày 12, ông bị xử bắn; đến mùa thu năm ấy, từ 5 tới 7-11, cả nhà bị đày 10 năm.\nHôm nay, sau hơn nửa thế kỷ, thứ hai tuần trước, 25/12/91.",
        ]
        :
        [
            "27 March 1953", "the summer of 1922", "from August 1936 to March 1938", "the 1930s", "the twentieth century", "three weeks later", "2:30 a.m. that night", "44 BC", "twice a year", "Christmas 1941",
            "Early in 1937 he was arrested.\nTwo months later, on the 12th, he was shot; by the autumn of that year, 5 to 7 November, the family was exiled for ten years.\nToday, more than half a century on, last Monday, 12/25/91, at half past five, the 1st week of May, mid-1950s, 1932-33.",
        ])
{
    public override IReadOnlyList<string> Words { get; } =
    [
        .. language == Language.Vietnamese
            ? "ngày tháng năm giờ phút giây tuần thế kỷ thập niên mùa xuân hè thu đông quý nửa đầu giữa cuối trước sau từ đến tới giữa và hôm nay mai qua kia đêm sáng trưa chiều tối lúc mồng mùng thứ chủ nhật Tết Công nguyên ấy đó này nay một hai ba mười hai mươi rưỡi mấy vài nhiều hơn gần khoảng mỗi hàng suốt trong năm1948"
                .Split(' ')
            : "January March May June Aug. Sept December Monday Sunday week weeks month months year years decade century day days hour minutes spring summer autumn fall winter quarter half early mid late end of the from to until till between and before after later ago next last this that previous following same today tomorrow yesterday tonight morning night noon midnight a.m. p.m. o'clock BC AD Christmas Easter every twice once for about more than several few first second third twenty nineteen thirty-seven hundred 1930s '37"
                .Split(' '),
        " ", "-", "–", "/", ".", ",", ":", "(", ")", "\n", "\"", "1936", "12", "XX",
    ];

    public override void Run(byte[] input, Shape shape)
    {
        var text = LooseText.Of(input);
        var lines = text.Split('\n');
        foreach (var reference in (DateTime?[])[null, new DateTime(1953, 3, 5), DateTime.MaxValue])
        {
            var context = new TemporalContext(reference);
            context.Foresee(lines);
            foreach (var line in lines)
            {
                if (line.Length % 5 == 0)
                    context.BeginParagraph();
                context.BeginUnit();
                Read(line, context, shape);
                if (line.Contains('"', StringComparison.Ordinal))
                    context.OpenQuotation();
                else if (line.Length % 7 == 0)
                    context.CloseQuotation();
            }
        }

        if (TimexParser.TryParse(text, language, null, out var value))
            Check(value, shape);
    }

    private void Read(string line, TemporalContext context, Shape shape)
    {
        var matches = new List<TimexMatch>();
        TimexGrammar.Find(line, language, context, matches);
        var at = 0;
        foreach (var match in matches)
        {
            Require(match.Span.Start >= at && match.Span.End <= line.Length && match.Span.Length > 0, "times stand in order inside the text");
            Require(match.Confidence is >= 0 and <= 1, "a confidence is a probability");
            at = match.Span.End;
            Check(match.Value, shape);
        }

        shape.Count("found", matches.Count);
        foreach (var span in matches.Select(m => m.Span).Append(new TextSpan(0, Math.Min(line.Length, 100))).Append(new TextSpan(line.Length / 3, line.Length / 2)).Take(8))
        {
            foreach (var label in Annotations.Labels.Times)
            {
                if (TimexNormalizer.ValueOf(line, span, label, language, context).Value is { } value)
                    Check(value, shape);
            }
        }
    }

    private static void Check(TimexValue value, Shape shape)
    {
        var text = value.ToString();
        shape.Add(value.Type.ToString(), text);
        shape.Add(value.Modifier.ToString());
        Require(TimexValue.TryRead(value.Type, text, out var again) && again.Value == value.Value, $"a value reads back: {text}");
        if (value.Interval is { } interval)
            Require(text.Length == 0 || DayBounds.Of(interval.ToString(), text) is not null || (interval.Earliest is null && interval.Latest is null), $"the store knows the days: {text} {interval}");
    }
}
