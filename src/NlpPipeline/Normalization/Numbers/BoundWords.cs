using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>What a word does in the phrases that bound a number.</summary>
internal enum BoundWord : byte
{
    Other,
    Above,
    Below,
    About,
    Than,
    More,
    Less,
    Equal,
    Or,
    And,
    To,
    Up,
    Not,
    At,
    Least,
    Most,
    Of,
    Upwards,
    As,
    Many,
    Excess,
    Short,
    Close,
    Article,
    The,
    Age,
    Beyond,
    So,
    Thereabouts,

    // Vietnamese.
    Hon,
    Tren,
    Qua,
    Vuot,
    It,
    Nhat,
    Nhieu,
    Duoi,
    Kem,
    La,
    Tu,
    Den,
    Len,
    Chua,
    Day,
    Toi,
    Thieu,
    Da,
    Chi,
    Ra,
    Do,
    Measure,
    Tro,
    Xuong,
    Le,
    Co,
    Chung,
    Ngoai,
    Exactly,
}

/// <summary>Reads how the words left and right of a number bound it (guidelines, sections 3 and 5).</summary>
internal static class BoundWords
{
    private static readonly WordTable<BoundWord> English = new(Table(
        (BoundWord.Above, "over above exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped topping"),
        (BoundWord.Beyond, "beyond past"),
        (BoundWord.Below, "under below almost nearly near approaching nigh beneath hardly barely scarcely"),
        (BoundWord.About, "about around approximately roughly some circa ca c perhaps approx estimated maybe"),
        (BoundWord.Than, "than"),
        (BoundWord.More, "more greater larger higher bigger older longer taller heavier further upper"),
        (BoundWord.Less, "less fewer smaller lower younger shorter lesser"),
        (BoundWord.Equal, "equal equals"),
        (BoundWord.Or, "or"),
        (BoundWord.And, "and"),
        (BoundWord.To, "to"),
        (BoundWord.Up, "up"),
        (BoundWord.Not, "no not never nor"),
        (BoundWord.At, "at"),
        (BoundWord.Least, "least minimum"),
        (BoundWord.Most, "most maximum utmost"),
        (BoundWord.Of, "of"),
        (BoundWord.Upwards, "upwards upward"),
        (BoundWord.Excess, "excess"),
        (BoundWord.Short, "short shy"),
        (BoundWord.Close, "close"),
        (BoundWord.Article, "a an"),
        (BoundWord.The, "the"),
        (BoundWord.As, "as"),
        (BoundWord.Many, "many much"),
        (BoundWord.Age, "age ages aged"),
        (BoundWord.So, "so"),
        (BoundWord.Thereabouts, "thereabouts")));

    private static readonly WordTable<BoundWord> Vietnamese = new(Table(
        (BoundWord.Below, "gần ngót non suýt xuýt nghét soát"),
        (BoundWord.About, "khoảng chừng lối cỡ tầm phỏng áng xấp xỉ quãng"),
        (BoundWord.Do, "độ"),
        (BoundWord.Measure, "chế mức trình tốc nhiệt tiến thái cường mật vĩ kinh tuyến góc biên ấn"),
        (BoundWord.Than, ""),
        (BoundWord.Hon, "hơn"),
        (BoundWord.Tren, "trên"),
        (BoundWord.Qua, "quá"),
        (BoundWord.Vuot, "vượt"),
        (BoundWord.It, "ít"),
        (BoundWord.Nhat, "nhất nhứt"),
        (BoundWord.Nhieu, "nhiều"),
        (BoundWord.More, "lớn cao già đông"),
        (BoundWord.Exactly, "đúng dựa"),
        (BoundWord.Less, "thấp nhỏ trẻ"),
        (BoundWord.Duoi, "dưới"),
        (BoundWord.Kem, "kém"),
        (BoundWord.La, "là"),
        (BoundWord.Tu, "từ"),
        (BoundWord.Den, "đến tới"),
        (BoundWord.Len, "lên"),
        (BoundWord.Not, "không chẳng"),
        (BoundWord.Chua, "chưa"),
        (BoundWord.Day, "đầy"),
        (BoundWord.Toi, "tối"),
        (BoundWord.Thieu, "thiểu"),
        (BoundWord.Da, "đa"),
        (BoundWord.Chi, "chí"),
        (BoundWord.Ra, "ra"),
        (BoundWord.Tro, "trở"),
        (BoundWord.Xuong, "xuống"),
        (BoundWord.Le, "lẻ dư"),
        (BoundWord.Co, "có"),
        (BoundWord.Ngoai, "ngoài")));

    private static IEnumerable<(string, BoundWord)> Table(params (BoundWord Role, string Words)[] rows) =>
        rows.SelectMany(r => r.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (w, r.Role)));

    /// <summary>Whether a word can stand in a phrase that bounds a number.</summary>
    public static bool IsKnown(ReadOnlySpan<char> word, Language language) =>
        (language == Language.Vietnamese ? Vietnamese : English).TryGet(word, out _) || word is "between" or "from" or "giữa" or "Between" or "From";

    public static NumberBound Read(ReadOnlySpan<char> text, int start, int end, Language language)
    {
        if (start > 0 && SignBefore(text, start) is { } sign)
            return sign;
        var left = language == Language.Vietnamese
            ? IsOutOf(text, start) ? NumberBound.Exact : LeftVietnamese(WordWindow<BoundWord>.Before(text, start, Vietnamese))
            : LeftEnglish(WordWindow<BoundWord>.Before(text, start, English));
        if (left != NumberBound.Exact)
            return IsDifference(text, start, end, left, language) ? NumberBound.Exact : left;
        if (end < text.Length && (text[end] == '+' || text[end..].StartsWith("-plus", StringComparison.Ordinal)))
            return NumberBound.Above;
        return language == Language.Vietnamese
            ? RightVietnamese(WordWindow<BoundWord>.After(text, end, Vietnamese, 4))
            : RightEnglish(WordWindow<BoundWord>.After(text, end, English, 4));
    }

    /// <summary>
    /// Words that look like a bound: cao hơn 10% tells by how much, and who goes or owns up to a figure gives that figure.
    /// </summary>
    private static bool IsDifference(ReadOnlySpan<char> text, int start, int end, NumberBound bound, Language language)
    {
        var before = text[Math.Max(0, start - 24)..start].TrimEnd();
        if (language == Language.Vietnamese)
            return text[end - 1] == '%' && (before.EndsWith("cao hơn", StringComparison.Ordinal) || before.EndsWith("thấp hơn", StringComparison.Ordinal));
        if (bound != NumberBound.AtMost || !before.EndsWith(" up to", StringComparison.Ordinal))
            return false;
        before = before[..^6];
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return word is "go" or "goes" or "went" or "going" or "own" or "owns" or "owned" or "owning" or "it" or "rounded";
    }

    /// <summary>"101 ghế trên 465", "14 trên 31": trên between a number, its noun and a larger number says out of, not above.</summary>
    private static bool IsOutOf(ReadOnlySpan<char> text, int start)
    {
        var end = Scan.SkipSpaceBack(text, start);
        if (end < 4 || !text[(end - 4)..end].SequenceEqual("trên"))
            return false;
        var at = end - 4;
        for (var words = 0; words < 4; words++)
        {
            at = Scan.SkipSpaceBack(text, at);
            if (at <= 0)
                return false;
            if (Scan.IsDigit(text[at - 1]))
                return IsSmaller(text, at, start);
            var begin = Scan.WordStart(text, at);
            if (begin == at || text[begin..at] is "có" or "đã" or "đả" or "là" or "năm" or "tháng" or "ngày" or "tuần" or "giờ" or "phút" or "hôm")
                return false;
            if (words < 2 && IsSmallerInWords(text, begin, at, start))
                return true;
            at = begin;
        }

        return false;
    }

    /// <summary>Mười trên [mười ba], tám ghế trên [hai mươi bốn]: whether a numeral of one or two words ends at <paramref name="end"/> and is the smaller.</summary>
    private static bool IsSmallerInWords(ReadOnlySpan<char> text, int begin, int end, int other)
    {
        for (var words = 0; words < 3 && begin >= 0; words++)
        {
            if (NumeralReader.TryRead(text, begin, Language.Vietnamese, NumberStyleHint.Unknown, allowDigits: false, out var smaller) && smaller.End == end)
            {
                return NumeralReader.TryRead(text, other, Language.Vietnamese, NumberStyleHint.Unknown, allowDigits: true, out var larger) && smaller.Value < larger.Value;
            }

            var before = Scan.SkipSpaceBack(text, begin);
            if (before <= 0)
                return false;
            begin = Scan.WordStart(text, before);
            if (begin == before)
                return false;
        }

        return false;
    }

    /// <summary>Whether the number in digits that ends at <paramref name="end"/> is no date and less than the one at <paramref name="other"/>.</summary>
    private static bool IsSmaller(ReadOnlySpan<char> text, int end, int other)
    {
        var start = end;
        while (start > 0 && end - start < 16 && (Scan.IsDigit(text[start - 1]) || (text[start - 1] is '.' or ',' or '-' or '/' && start > 1 && Scan.IsDigit(text[start - 2]))))
            start--;
        if (NumberContext.Before(text, start, Language.Vietnamese) is { IsDate: true } or { IsYearLead: true })
            return false;
        return DigitNumerals.TryRead(text, start, Language.Vietnamese, NumberStyleHint.Unknown, out var smaller) && smaller.End == end
            && NumeralReader.TryRead(text, other, Language.Vietnamese, NumberStyleHint.Unknown, allowDigits: true, out var larger) && smaller.Value < larger.Value;
    }

    private static NumberBound? SignBefore(ReadOnlySpan<char> text, int start)
    {
        var at = Scan.SkipSpaceBack(text, start);
        if (at <= 0)
            return null;
        return text[at - 1] switch
        {
            '>' => NumberBound.Above,
            '<' => NumberBound.Below,
            '≥' => NumberBound.AtLeast,
            '≤' => NumberBound.AtMost,
            '~' or '≈' or '±' => NumberBound.About,
            _ => null,
        };
    }

    private static NumberBound LeftEnglish(WordWindow<BoundWord> w)
    {
        var i = 0;

        // "over the age of sixteen".
        if (w[0] == BoundWord.Of && w[1] == BoundWord.Age)
            i = w[2] is BoundWord.Article or BoundWord.The ? 3 : 2;
        else if (w[0] is BoundWord.Article or BoundWord.Age)
            i = 1;
        switch (w[i])
        {
            case BoundWord.Above:
                return w[i + 1] == BoundWord.Not ? NumberBound.AtMost : NumberBound.Above;
            case BoundWord.Beyond:
                return w[i + 1] == BoundWord.Not || w[i + 2] == BoundWord.Not ? NumberBound.AtMost : i == 0 ? NumberBound.Above : NumberBound.Exact;
            case BoundWord.Below:
                return w[i + 1] == BoundWord.Not ? NumberBound.AtLeast : NumberBound.Below;
            case BoundWord.About:
                return NumberBound.About;
            case BoundWord.Least when w[i + 1] == BoundWord.At || w[i + 2] == BoundWord.The || w[i + 2] == BoundWord.At:
                return NumberBound.AtLeast;
            case BoundWord.Most when w[i + 1] == BoundWord.At:
                return NumberBound.AtMost;
            case BoundWord.Of:
                return w[i + 1] switch
                {
                    BoundWord.Excess => NumberBound.Above,
                    BoundWord.Upwards => NumberBound.Above,
                    BoundWord.Short => NumberBound.Below,
                    BoundWord.Least => NumberBound.AtLeast,
                    BoundWord.Most => NumberBound.AtMost,
                    _ => NumberBound.Exact,
                };
            case BoundWord.As when w[i + 1] == BoundWord.Many && w[i + 2] == BoundWord.As:
                return NumberBound.AtMost;
            case BoundWord.To when w[i + 1] == BoundWord.Up:
                return NumberBound.AtMost;
            case BoundWord.To when w[i + 1] == BoundWord.Close:
                return NumberBound.Below;
            case BoundWord.To when w[i + 1] == BoundWord.Equal:
                // "less than or equal to", "more or equal to".
                for (var j = i + 2; j < i + 5; j++)
                {
                    if (w[j] is BoundWord.Less or BoundWord.Below)
                        return NumberBound.AtMost;
                    if (w[j] is BoundWord.More or BoundWord.Above)
                        return NumberBound.AtLeast;
                }

                return NumberBound.Exact;
            case BoundWord.Than:
                return LeftOfThan(w, i + 1);
        }

        return NumberBound.Exact;
    }

    private static NumberBound LeftOfThan(WordWindow<BoundWord> w, int i)
    {
        // "less or equal than".
        if (w[i] == BoundWord.Equal && w[i + 1] == BoundWord.Or)
            return w[i + 2] == BoundWord.Less ? NumberBound.AtMost : w[i + 2] == BoundWord.More ? NumberBound.AtLeast : NumberBound.Exact;
        var equal = w[i + 1] == BoundWord.Or && (w[i + 2] == BoundWord.Equal || (w[i + 2] == BoundWord.To && w[i + 3] == BoundWord.Equal));
        var not = w[i + 1] == BoundWord.Not;
        return w[i] switch
        {
            BoundWord.More => equal ? NumberBound.AtLeast : not ? NumberBound.AtMost : NumberBound.Above,
            BoundWord.Less => equal ? NumberBound.AtMost : not ? NumberBound.AtLeast : NumberBound.Below,
            _ => NumberBound.Exact,
        };
    }

    private static NumberBound RightEnglish(WordWindow<BoundWord> w)
    {
        for (var i = 0; i < 2; i++)
        {
            if (w[i] is BoundWord.Or or BoundWord.And)
            {
                if (w[i + 1] is BoundWord.More or BoundWord.Above or BoundWord.Upwards)
                    return NumberBound.AtLeast;
                if (w[i] == BoundWord.Or && w[i + 1] is BoundWord.Less or BoundWord.Below)
                    return NumberBound.AtMost;
                if (w[i] == BoundWord.Or && w[i + 1] is BoundWord.So or BoundWord.Thereabouts)
                    return NumberBound.About;
                return NumberBound.Exact;
            }

            if (w[i] == BoundWord.At && w[i + 1] == BoundWord.Least)
                return NumberBound.AtLeast;
            if (w[i] == BoundWord.At && (w[i + 1] == BoundWord.Most || (w[i + 1] == BoundWord.The && w[i + 2] == BoundWord.Most)))
                return NumberBound.AtMost;
            if (w[i] == BoundWord.Upwards)
                return NumberBound.AtLeast;
        }

        return NumberBound.Exact;
    }

    private static NumberBound LeftVietnamese(WordWindow<BoundWord> w)
    {
        var i = w[0] == BoundWord.Tu ? 1 : 0;
        if (w[i] == BoundWord.La && w[i + 1] is BoundWord.Nhat or BoundWord.Thieu or BoundWord.Da or BoundWord.Ra or BoundWord.About or BoundWord.Do)
            i++;
        switch (w[i])
        {
            case BoundWord.About:
                return NumberBound.About;
            case BoundWord.Do:
                return w[i + 1] == BoundWord.Measure ? NumberBound.Exact : NumberBound.About;
            case BoundWord.Below:
                return w[i + 1] == BoundWord.Not ? NumberBound.AtLeast : NumberBound.Below;
            case BoundWord.Hon:
                if (w[i + 1] is BoundWord.It or BoundWord.Less or BoundWord.Kem)
                    return w[i + 2] == BoundWord.Not ? NumberBound.AtLeast : NumberBound.Below;
                return w[i + 1] == BoundWord.Not || (w[i + 1] is BoundWord.Nhieu or BoundWord.More && w[i + 2] == BoundWord.Not) ? NumberBound.AtMost
                    : w[i + 1] == BoundWord.Exactly ? NumberBound.Exact : NumberBound.Above;
            case BoundWord.Tren:
            case BoundWord.Vuot:
                return w[i + 1] switch { BoundWord.Not => NumberBound.AtMost, BoundWord.Exactly => NumberBound.Exact, _ => NumberBound.Above };
            case BoundWord.Qua:
                return w[i + 1] is BoundWord.Not or BoundWord.Chua || w[i + 2] == BoundWord.Not ? NumberBound.AtMost : NumberBound.Above;
            case BoundWord.Ngoai:
                return w[i + 1] == BoundWord.Other && w.Count > i + 1 ? NumberBound.Above : NumberBound.Exact;
            case BoundWord.Duoi:
                return w[i + 1] == BoundWord.Tren ? NumberBound.About : w[i + 1] == BoundWord.Not ? NumberBound.AtLeast : NumberBound.Below;
            case BoundWord.Kem:
                return w[i + 1] == BoundWord.Hon ? NumberBound.About : w[i + 1] is BoundWord.Not or BoundWord.Chua ? NumberBound.AtLeast : NumberBound.Exact;
            case BoundWord.Nhat when w[i + 1] == BoundWord.It:
                return NumberBound.AtLeast;
            case BoundWord.Nhat when w[i + 1] == BoundWord.Nhieu:
                return NumberBound.AtMost;
            case BoundWord.It when w[i + 1] == BoundWord.Chi:
            case BoundWord.Ra when w[i + 1] == BoundWord.It:
            case BoundWord.Thieu when w[i + 1] == BoundWord.Toi:
                return NumberBound.AtLeast;
            case BoundWord.Da when w[i + 1] == BoundWord.Toi:
                return NumberBound.AtMost;
            case BoundWord.Day when w[i + 1] is BoundWord.Chua or BoundWord.Not:
            case BoundWord.Den when w[i + 1] is BoundWord.Chua or BoundWord.Not:
                return NumberBound.Below;
            default:
                return NumberBound.Exact;
        }
    }

    private static NumberBound RightVietnamese(WordWindow<BoundWord> w)
    {
        for (var i = 0; i < 3; i++)
        {
            if (w[i] == BoundWord.Tro && w[i + 1] == BoundWord.Len)
                return NumberBound.AtLeast;
            if (w[i] == BoundWord.Tro && w[i + 1] == BoundWord.Xuong)
                return NumberBound.AtMost;
        }

        return w[0] == BoundWord.Le || (w[0] == BoundWord.Co && w[1] == BoundWord.Le) ? NumberBound.Above : NumberBound.Exact;
    }
}
