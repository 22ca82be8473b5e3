using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

internal enum NumberVerdict
{
    Take,
    Refuse,

    /// <summary>Part of an identifier: all that is glued to it goes too.</summary>
    SkipGlued,
}

/// <summary>Decides whether a number expression counts something, or is part of a date, an identifier, a list mark, or an article.</summary>
internal static class NumberFilter
{
    public static NumberVerdict Judge(ReadOnlySpan<char> text, ref NumberExpression e, Language language, int wholeLength)
    {
        var isWhole = e.End - e.Start >= wholeLength - 1;
        if (e.HasDigits || (e.Kind == NumberKind.Ordinal && Scan.IsDigit(text[e.Start])))
        {
            if (IsGlued(text, e))
                return NumberVerdict.SkipGlued;
            if (!isWhole && e.Kind is NumberKind.Cardinal && (IsMark(text, e) || IsNumbered(text, e) || IsYear(text, e, language)))
                return NumberVerdict.Refuse;
        }

        var before = NumberContext.Before(text, e.Start, language, out var beforeStart);
        var after = NumberContext.After(text, e.End, language, out var afterEnd);
        if (e.Kind is NumberKind.Percent or NumberKind.Money)
            return NumberVerdict.Take;
        if (e.Kind == NumberKind.Ordinal)
            return language == Language.Vietnamese ? JudgeVietnameseOrdinal(text, e, before, beforeStart, after) : JudgeEnglishOrdinal(text, e, before, beforeStart, after, afterEnd);
        if (language == Language.English && (TakeYearsOld(text, ref e) || TakeBelowZero(text, ref e)))
            return NumberVerdict.Take;
        if (e.Kind == NumberKind.Cardinal && after.IsTimeUnit && !IsTimeWordHarmless(text, e.End, afterEnd, language))
            return NumberVerdict.Refuse;
        if (before.IsMonth || after.IsMonth)
            return NumberVerdict.Refuse;
        if (before.IsIdentifier && e.HasDigits && e.Kind == NumberKind.Cardinal && !IsIdentifierHarmless(text, beforeStart, e, after, language))
            return NumberVerdict.Refuse;
        return language == Language.Vietnamese
            ? JudgeVietnamese(text, ref e, before, beforeStart, after, isWhole)
            : JudgeEnglish(text, ref e, before, beforeStart, after, afterEnd, isWhole);
    }

    /// <summary>60 years old, a 45-year-old: an age, the words with it.</summary>
    private static bool TakeYearsOld(ReadOnlySpan<char> text, ref NumberExpression e)
    {
        if (e.Kind != NumberKind.Cardinal || e.First.Value is <= 0 or >= 130 || !TakeWord(text, e.End, "year", "years", out var year) || !TakeWord(text, year, "old", "olds", out var end))
            return false;
        (e.Kind, e.Unit, e.End) = (NumberKind.Quantity, "a", end);
        return true;
    }

    /// <summary>12 degrees below zero.</summary>
    private static bool TakeBelowZero(ReadOnlySpan<char> text, ref NumberExpression e)
    {
        if (e is not { Kind: NumberKind.Quantity, Unit: "°C" or "°F" or "K", IsRange: false } || e.First.IsFraction || e.First.Value <= 0
            || !TakeWord(text, e.End, "below", "under", out var below) || !TakeWord(text, below, "zero", "freezing", out var end))
            return false;
        (e.First, e.End) = (new Amount(-e.First.Value), end);
        return true;
    }

    /// <summary>One of two words behind a space or a hyphen.</summary>
    private static bool TakeWord(ReadOnlySpan<char> text, int at, string one, string other, out int end)
    {
        var place = at < text.Length && text[at] == '-' ? at + 1 : Scan.SkipSpace(text, at);
        end = place + (IsWord(text, place, other) ? other.Length : one.Length);
        return place > at && (IsWord(text, place, one) || IsWord(text, place, other));
    }

    private static NumberVerdict JudgeVietnamese(
        ReadOnlySpan<char> text, ref NumberExpression e, NumberContext before, int beforeStart, NumberContext after, bool isWhole)
    {
        var word = text[e.Start..e.End];
        if (before.IsDate && !(e.Start - beforeStart > 4 && IsWord(text, beforeStart, "tiết")) && !(IsWord(text, beforeStart, "năm") && !e.HasDigits && e.Magnitude > 1))
            return NumberVerdict.Refuse;
        if (before.IsAge && e.Kind == NumberKind.Cardinal && e.First.Value < 130)
        {
            e.Start = beforeStart;
            e.Kind = NumberKind.Quantity;
            e.Unit = "a";
            return NumberVerdict.Take;
        }

        if (before.IsRank && e.Kind == NumberKind.Cardinal && !e.HasDigits && !e.IsRange && e.First.Value < 10)
        {
            e.Kind = NumberKind.Ordinal;
            return NumberVerdict.Take;
        }

        if (e.IsVague && IsWord(text, e.Start, "nhiều") && e.Magnitude < 100)
            return NumberVerdict.Refuse;
        if (!e.IsBareWord)
            return NumberVerdict.Take;
        if (isWhole)
            return NumberVerdict.Take;
        switch (word)
        {
            case "một" or "Một":
                // An article unless something counts with it.
                return before.Counts && !before.IsTimeUnit && !NextIs(text, e.End, "số") && !NextIs(text, e.End, "cách") && !NextIs(text, e.End, "trong") ? NumberVerdict.Take : NumberVerdict.Refuse;
            case "không" or "Không":
                return NumberVerdict.Refuse;
            case "nửa" or "Nửa":
                return before.Counts || NextIs(text, e.End, "số") || NextIs(text, e.End, "dân") || NextIs(text, e.End, "nước") || BoundWords.Read(text, e.Start, e.End, Language.Vietnamese) != NumberBound.Exact
                    ? NumberVerdict.Take : NumberVerdict.Refuse;
            case "bẩy" or "Mười" when before.Role == ContextRole.None && beforeStart < e.Start && beforeStart >= 0 && char.IsLetter(text[beforeStart]) && (word[0] == 'b' || char.IsUpper(text[beforeStart])):
                return NumberVerdict.Refuse;
            case "năm" or "Năm":
                return !IsNumberBefore(text, e.Start) && IsFive(text, e, after) ? NumberVerdict.Take : NumberVerdict.Refuse;
            case "ba" or "Ba" or "tám" or "Tám" or "tư" or "Tư" when IsNameBeside(text, e, after):
                return NumberVerdict.Refuse;
            case "tá" or "chục" or "tỉ" or "tỷ" or "Tá":
                return before.Counts ? NumberVerdict.Take : NumberVerdict.Refuse;
        }

        if (e.Magnitude >= 100)
        {
            var bound = BoundWords.Read(text, e.Start, e.End, Language.Vietnamese);
            if (bound != NumberBound.Exact)
                return NumberVerdict.Take;
            if (!before.IsPlural)
                return NumberVerdict.Refuse;
            e.Last = new Amount((e.First.Value * 10) - 1);
            e.IsRange = true;
        }

        return NumberVerdict.Take;
    }

    private static bool IsNumberBefore(ReadOnlySpan<char> text, int start)
    {
        var at = Scan.SkipSpaceBack(text, start);
        return at > 0 && (Scan.IsDigit(text[at - 1]) || NumeralLexicon.At(text, Scan.WordStart(text, at), Language.Vietnamese, out _).Role != NumeralRole.None);
    }

    /// <summary>năm is five where a thing that can be counted follows, not a figure or a word of time.</summary>
    private static bool IsFive(ReadOnlySpan<char> text, in NumberExpression e, NumberContext after)
    {
        var place = Scan.SkipSpace(text, e.End);
        if (place < 0 || place >= text.Length || !char.IsLower(text[place]))
            return false;
        var end = Scan.WordEnd(text, place);
        return text[place..end] is "người" or "tên" or "vị" or "nước" or "đứa" or "con" or "chiếc" or "cuộc" or "vụ" or "tỉnh" or "huyện" or "xã" or "làng" or "đảng"
            or "nhà" or "trại" or "lần" or "bản" or "cái" or "nhóm" or "đơn" or "sư" or "trung" or "thành" or "đại" or "ủy" or "quân" or "anh" or "chị" or "em" or "ông" or "bà"
            or "thanh" or "phụ" or "trẻ" or "phần" or "ngôi" or "căn" or "tấn" or "kí" or "ký" or "cây" or "mét" or "thước" or "đồng" or "tù" or "nạn" or "hòn" or "thống"
            or "gia" or "công" or "nông" or "bác" or "cán" or "lính" or "sĩ" or "tướng" or "đoàn" or "tổ" or "loại" or "điều" or "khu" or "vùng" or "mẫu" or "cô" or "viên";
    }

    /// <summary>Ba, Tám and Tư are names too: a capital letter inside a sentence, or Ba Lan.</summary>
    private static bool IsNameBeside(ReadOnlySpan<char> text, in NumberExpression e, NumberContext after)
    {
        var place = e.End + 1;
        if (place < text.Length && text[e.End] is ' ' or '-' && char.IsUpper(text[place]) && text[e.Start..e.End] is "Ba" or "Tám" or "Tư")
            return true;
        return e.Start > 0 && char.IsUpper(text[e.Start]) && text[e.Start - 1] == ' ' && e.Start > 1 && (char.IsLetter(text[e.Start - 2]) || text[e.Start - 2] == ',');
    }

    private static NumberVerdict JudgeVietnameseOrdinal(
        ReadOnlySpan<char> text, in NumberExpression e, NumberContext before, int beforeStart, NumberContext after)
    {
        // Week days: thứ hai ngày 5, sáng thứ ba.
        if (NextIs(text, e.End, "ngày") || IsWord(text, beforeStart, "sáng") || IsWord(text, beforeStart, "chiều") || IsWord(text, beforeStart, "tối")
            || IsWord(text, beforeStart, "đêm") || IsWord(text, beforeStart, "hôm") || IsWord(text, beforeStart, "kỷ"))
            return NumberVerdict.Refuse;
        if (e.End < text.Length && text[e.End] == ',' && NextIs(text, e.End + 1, "ngày"))
            return NumberVerdict.Refuse;
        // Names of events and articles of law: thế chiến thứ hai, đại hội đảng lần thứ 20, đệ nhị thế chiến, điều luật thứ 6.
        if (IsWord(text, beforeStart, "chiến") || IsWord(text, beforeStart, "luật") || NextIs(text, e.End, "thế") || IsWord(text, e.End + 1, "thế"))
            return NumberVerdict.Refuse;
        if (IsWord(text, beforeStart, "lần") && text[Math.Max(0, beforeStart - 32)..beforeStart].Contains("hội", StringComparison.OrdinalIgnoreCase))
            return NumberVerdict.Refuse;
        if (IsWord(text, beforeStart, "lần") && IsWord(text, Math.Max(0, beforeStart - 8), "thế giới"))
            return NumberVerdict.Refuse;
        if (IsWord(text, beforeStart, "ngày") || IsWord(text, beforeStart, "giờ"))
            return NumberVerdict.Refuse;
        if (IsWord(text, e.Start, "trước"))
            return beforeStart == e.Start || NextIs(text, e.End, "là") ? NumberVerdict.Refuse : NumberVerdict.Take;

        // "Thứ nhất là", "Thứ hai,": marks of a list.
        if (IsWord(text, e.Start, "thứ") && char.IsUpper(text[e.Start]) && (NextIs(text, e.End, "là") || (e.End < text.Length && text[e.End] is ',' or ':')))
            return NumberVerdict.Refuse;
        return NumberVerdict.Take;
    }

    private static NumberVerdict JudgeEnglish(
        ReadOnlySpan<char> text, ref NumberExpression e, NumberContext before, int beforeStart, NumberContext after, int afterEnd, bool isWhole)
    {
        if (before.IsAge && e.Kind == NumberKind.Cardinal && e.First.Value is > 0 and < 130 && !e.First.IsFraction)
        {
            e.Kind = NumberKind.Quantity;
            e.Unit = "a";
            return NumberVerdict.Take;
        }

        if (!e.IsBareWord || isWhole)
            return NumberVerdict.Take;
        if (IsWord(text, e.Start, "half") && e.End < text.Length && text[e.End] == '-')
            return NumberVerdict.Refuse;
        if (IsWord(text, e.Start, "one"))
        {
            if (NextIs(text, e.End, "last") && !before.IsPronominal)
                return NumberVerdict.Take;
            if (NextIs(text, e.End, "of"))
                return IsOneOfCounted(text, e.End) ? NumberVerdict.Take : NumberVerdict.Refuse;
            return IsCountedOne(text, beforeStart) && !after.IsAfterPronoun && afterEnd > e.End + 1 ? NumberVerdict.Take : NumberVerdict.Refuse;
        }

        return NumberVerdict.Take;
    }

    private static bool IsCountedOne(ReadOnlySpan<char> text, int beforeStart) =>
        IsWord(text, beforeStart, "only") || IsWord(text, beforeStart, "just") || IsWord(text, beforeStart, "exactly") || IsWord(text, beforeStart, "than") || IsWord(text, beforeStart, "least");

    /// <summary>one of the three, not one of the best.</summary>
    private static bool IsOneOfCounted(ReadOnlySpan<char> text, int at)
    {
        var of = Scan.SkipSpace(text, at);
        var place = Scan.SkipSpace(text, of + 2);
        if (place < 0 || place >= text.Length)
            return false;
        var end = Scan.WordEnd(text, place);
        if (text[place..end] is "the" or "these" or "those" or "his" or "her" or "their" or "my" or "our" or "its")
            place = Scan.SkipSpace(text, end);
        return place > 0 && place < text.Length && (Scan.IsDigit(text[place])
            || NumeralLexicon.At(text, place, Language.English, out _).Role is NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Tens);
    }

    private static NumberVerdict JudgeEnglishOrdinal(
        ReadOnlySpan<char> text, in NumberExpression e, NumberContext before, int beforeStart, NumberContext after, int afterEnd)
    {
        if (before.IsMonth || after.IsMonth || IsOfMonth(text, e.End, afterEnd))
            return NumberVerdict.Refuse;
        if (NextIs(text, e.End, "century") || NextIs(text, e.End, "centuries"))
            return NumberVerdict.Refuse;

        // Names of events, and idioms: First World War, 17th Party Congress, fifth column, first and foremost.
        if (NextIs(text, e.End, "World") || NextIs(text, e.End, "Congress") || NextIs(text, e.End, "column") || (NextIs(text, e.End, "Party") && NextIs(text, e.End + 6, "Congress"))
            || (NextIs(text, e.End, "and") && NextIs(text, e.End + 4, "foremost")))
            return NumberVerdict.Refuse;

        // "at first", "First, …".
        if (IsWord(text, e.Start, "first") && (IsWord(text, beforeStart, "at") || NextIs(text, e.End, "of") && IsFirstOfAll(text, e.End)))
            return NumberVerdict.Refuse;
        if (e.End < text.Length && text[e.End] == ',' && char.IsUpper(text[e.Start]) && e.End < text.Length - 1)
            return NumberVerdict.Refuse;
        return NumberVerdict.Take;
    }

    private static bool IsFirstOfAll(ReadOnlySpan<char> text, int at)
    {
        var of = Scan.SkipSpace(text, at);
        return of > 0 && NextIs(text, of + 2, "all");
    }

    private static bool IsOfMonth(ReadOnlySpan<char> text, int at, int afterEnd) =>
        NextIs(text, at, "of") && NumberContext.After(text, afterEnd, Language.English, out _).IsMonth;

    /// <summary>Words of time that also count: <c>lần</c> is none, but <c>mùa</c> in <c>mùa gặt</c>, <c>second</c> as ordinal.</summary>
    private static bool IsTimeWordHarmless(ReadOnlySpan<char> text, int at, int end, Language language)
    {
        if (language == Language.English)
            return false;
        var place = Scan.SkipSpace(text, at);
        return text[place..end] switch
        {
            // "năm" is a length only where it is no five: "20 năm", but "hai tiếng nói", "ba thế lực", "hai tháp".
            "tiếng" => NextIs(text, end, "nói") || NextIs(text, end, "súng") || NextIs(text, end, "Anh") || NextIs(text, end, "Pháp"),
            "thế" => !(NextIs(text, end, "kỷ") || NextIs(text, end, "kỉ")),
            "thập" => !(NextIs(text, end, "niên") || NextIs(text, end, "kỷ") || NextIs(text, end, "kỉ")),
            "giờ" => NextIs(text, end, "bay"),
            "niên" => true,
            "hôm" => false,
            _ => false,
        };
    }

    /// <summary>"No. 5", "số 5" name; "số 5 người" hardly occurs, but "con số 5.000" and "no 5 men" count.</summary>
    private static bool IsIdentifierHarmless(ReadOnlySpan<char> text, int beforeStart, in NumberExpression e, NumberContext after, Language language)
    {
        if (e.First.Value >= 1000 || e.Magnitude > 1)
            return true;
        if (language == Language.English)
            return IsWord(text, beforeStart, "no") && char.IsLower(text[beforeStart]) && text[Math.Min(beforeStart + 2, text.Length - 1)] != '.' || IsWord(text, beforeStart, "and");
        if (NextIs(text, e.End, "người") || NextIs(text, e.End, "tên") || NextIs(text, e.End, "thành") || NextIs(text, e.End, "vị") || NextIs(text, e.End, "em") || NextIs(text, e.End, "chiếc")
            || NextIs(text, e.End, "đại") || NextIs(text, e.End, "nhân") || NextIs(text, e.End, "cán") || NextIs(text, e.End, "lính"))
            return true;
        if (!IsWord(text, beforeStart, "số"))
            return IsWord(text, beforeStart, "đường") || IsWord(text, beforeStart, "nhà");
        NumberContext.Before(text, beforeStart, language, out var start);
        return IsWord(text, start, "con") || IsWord(text, start, "tổng") || IsWord(text, start, "trong") || IsWord(text, start, "một");
    }

    /// <summary>№ 5, p. 134, No. 00447: an abbreviation with its point, or a number that begins with a naught.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> text, in NumberExpression e)
    {
        if (text[e.Start] == '0' && e.End - e.Start > 1 && Scan.IsDigit(text[e.Start + 1]) && e.First.Value > 0)
            return true;
        var at = Scan.SkipSpaceBack(text, e.Start);
        if (at <= 0)
            return false;
        if (text[at - 1] is '№' or '#' or '§')
            return true;
        if (text[at - 1] != '.')
            return false;
        var start = Scan.WordStart(text, at - 1);
        if (e.End - e.Start > 4 && text[e.Start..e.End].IndexOfAny(',', '.') > 0)
            return false;
        return text[start..(at - 1)] is "p" or "pp" or "P" or "No" or "no" or "Nr" or "nr" or "Nos" or "vol" or "Vol" or "Art" or "art" or "tr" or "Tr" or "ch" or "fol" or "f" or "n" or "ed";
    }

    /// <summary>Letters, slashes, dots or more dashes joined to the digits: dates, decrees, models, versions, addresses.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, in NumberExpression e)
    {
        if (e.Start > 0)
        {
            var c = text[e.Start - 1];
            if (Scan.IsLetter(c) || Scan.IsDigit(c) || c is '#' or '/' or '\\' or '_' or '@' or ':')
            {
                if (c != ':' || (e.Start > 1 && Scan.IsDigit(text[e.Start - 2])))
                    return true;
            }

            if (c is '.' or ',' or '-' or '–' && e.Start > 1 && char.IsLetterOrDigit(text[e.Start - 2]) && (c != ',' || Scan.IsDigit(text[e.Start - 2])))
                return true;
        }

        if (e.End >= text.Length)
            return false;
        var next = text[e.End];
        var last = text[e.End - 1];
        if (Scan.IsDigit(next) || next is '/' or '_' or '@' or '\\' && e.End + 1 < text.Length && char.IsLetterOrDigit(text[e.End + 1]))
            return true;
        if (Scan.IsDigit(last) && Scan.IsLetter(next))
            return true;
        if (Scan.IsDigit(last) && next is '.' or ',' or ':' or '-' or '–' && e.End + 1 < text.Length && Scan.IsDigit(text[e.End + 1]))
            return true;
        return Scan.IsDigit(last) && next == '-' && e.End + 1 < text.Length && char.IsUpper(text[e.End + 1]);
    }

    /// <summary>[12], ^3, "1.", "(2)", "a) 3)": footnote and list marks.</summary>
    private static bool IsMark(ReadOnlySpan<char> text, in NumberExpression e)
    {
        if (e.IsRange || e.First.IsFraction || e.Magnitude != 1)
            return false;
        var before = e.Start > 0 ? text[e.Start - 1] : '\n';
        var after = e.End < text.Length ? text[e.End] : '\n';
        if (before == '[' && after == ']' || before == '^' || (before == '(' && after == ')' && e.First.Value < 100))
            return true;
        if (after == '/' && e.End + 1 < text.Length && text[e.End + 1] == '-' && e.First.Value < 100)
            return true;
        if (after == ')' && before is '\n' or ' ' && e.First.Value < 100 && !text[Math.Max(0, e.Start - 40)..e.Start].Contains('('))
            return IsLineStart(text, e.Start);
        return IsLineStart(text, e.Start) && e.First.Value < 100 && after is '.' or ')' or '/'
            && (e.End + 1 >= text.Length || !Scan.IsDigit(text[e.End + 1]));
    }

    private static bool IsLineStart(ReadOnlySpan<char> text, int at)
    {
        var i = at - 1;
        while (i >= 0 && at - i < 6 && text[i] is ' ' or '\t' or '-' or '*' or '•')
            i--;
        return i < 0 || text[i] == '\n';
    }

    /// <summary>Four digits without a mark, from 1000 to 2100, that nothing shows to count.</summary>
    private static bool IsYear(ReadOnlySpan<char> text, in NumberExpression e, Language language)
    {
        if (e.Magnitude != 1 || e.HasDecimals || e.First.IsFraction || e.First.Value is < 1000 or > 2100)
            return false;
        var digits = Scan.DigitsEnd(text, e.Start) - e.Start;
        if (digits != 4 || (!e.IsRange && e.End - e.Start != 4))
            return false;
        if (e.IsRange && e.Last.Value > 2100)
            return false;
        if (BoundWords.Read(text, e.Start, e.End, language) is NumberBound.Above or NumberBound.AtLeast)
            return false;
        var before = NumberContext.Before(text, e.Start, language);
        if (before.IsYearLead || before.IsDate || before.IsMonth)
            return true;

        // A count has its noun behind it, in lower case.
        var place = e.End + 1;
        return place >= text.Length || text[e.End] != ' ' || !char.IsLower(text[place]) || e.IsRange || !CountsNoun(text, place, language);
    }

    private static bool CountsNoun(ReadOnlySpan<char> text, int place, Language language)
    {
        var end = Scan.WordEnd(text, place);
        var word = text[place..end];
        return language == Language.English
            ? !(word is "and" or "or" or "to" or "in" or "on" or "by" or "at" or "the" or "a" or "was" or "is" or "were" or "had" or "when" or "with" or "for" or "from" or "as" or "after" or "that" or "which" or "until" or "he" or "it" or "they" or "but")
            : text.Slice(place - 5, 4) is ['1', '9', ..] or ['2', '0', ..] ? IsFive(text, new NumberExpression { End = place - 1 }, default)
            : !(word is "và" or "đến" or "tới" or "thì" or "là" or "đã" or "đả" or "ở" or "tại" or "của" or "do" or "khi" or "với" or "có" or "cho" or "trong" or "vào" or "được");
    }

    private static bool NextIs(ReadOnlySpan<char> text, int at, string word)
    {
        var place = Scan.SkipSpace(text, at);
        return IsWord(text, place, word) && place > at;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at, string word)
    {
        if (at < 0 || at + word.Length > text.Length || (at + word.Length < text.Length && Scan.IsLetter(text[at + word.Length])))
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (Scan.Lower(text[at + i]) != Scan.Lower(word[i]))
                return false;
        }

        return true;
    }
}
