namespace NlpPipeline.Normalization;

/// <summary>Dates that lean on the sentence around them, read where a date is wanted: hăm hai, mùa thu 938, tháng chín 67, đêm Nô-en.</summary>
internal sealed partial class VietnameseTimes
{
    protected override bool CertainDate(out TimeNode node) => Exactly(out node) || ChristmasEve(out node);

    private bool SpokenDate(out TimeNode node) => DayInWords(out node) || ShortYearAfter(out node) || DayAndMonth(out node) || FirstOfStory(out node);

    /// <summary>Hăm hai, ba mươi: a day whose month is the story's.</summary>
    private bool DayInWords(out TimeNode node)
    {
        node = default;
        if (W(0) != "hăm" || WordNumber(0, true, out var day) != Count || day > 31)
            return false;
        node = Point(0, Count, new PartialTime { Day = day }, 0.6f);
        return true;
    }

    /// <summary>Mùa thu 938, tháng chín 67: a year of three digits, or the two last ones of a year of the story's century.</summary>
    private bool ShortYearAfter(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        if (last < 2 || !Digits(last, out var year, out var digits) || digits is not (2 or 3) || IsGlued(last))
            return false;
        var time = new PartialTime { Year = year, ShortYear = digits == 2 };
        if (W(0) == "mùa" && last == 2 && Role(1, TimeRole.Season, out var season))
            time.Season = season;
        else if (W(0) == "tháng" && MonthNumber(1, out var month) == last && (digits == 3 || year > 31))
            time.Month = month;
        else
            return false;
        node = Point(0, Count, time, 0.6f);
        return true;
    }

    /// <summary>14/4 as a line of a diary.</summary>
    private bool DayAndMonth(out TimeNode node)
    {
        node = default;
        if (Count != 3 || !(IsMark(1, '/') || IsMark(1, '.') || IsDash(1)) || !Digits(0, 1, 31, out var day) || !Digits(2, 1, 12, out var month))
            return false;
        node = Point(0, Count, new PartialTime { Day = day, Month = month }, 0.6f);
        return true;
    }

    /// <summary>Đêm Giáng sinh 1956, đêm Nô-en, chiều trước Giáng sinh: the eve; Nô-en, lễ Giáng sinh: the day.</summary>
    private bool ChristmasEve(out TimeNode node)
    {
        node = default;
        var j = 0;
        var eve = false;
        for (; j < Count && Word(j) is "đêm" or "tối" or "chiều" or "trước" or "ngày" or "hôm" or "lễ" or "dịp"; j++)
            eve |= Word(j) is "đêm" or "tối" or "trước";
        if (Word(j) == "giáng" && Word(j + 1) == "sinh")
            j += 2;
        else if (Word(j) is "noel" or "nôen")
            j++;
        else if (Word(j) is "nô" && Word(IsDash(j + 1) ? j + 2 : j + 1) is "en")
            j += IsDash(j + 1) ? 3 : 2;
        else
            return false;
        var time = new PartialTime { Holiday = eve ? Holiday.ChristmasEve : Holiday.Christmas };
        if (Word(j) == "năm")
            j++;
        if (j < Count && Year4(j, out var year))
        {
            time.Year = year;
            j++;
        }

        node = Point(0, j, time, 0.7f);
        return j == Count;
    }

    /// <summary>Đúng [một năm sau], đúng [60 năm trước]: the day, where the story or the dateline has one.</summary>
    private bool Exactly(out TimeNode node)
    {
        node = default;
        var i = Word(0) == "đúng" ? 1 : 0;
        if ((i == 0 && WordBefore() != "đúng") || OneLength(i, out var length) is var at && at < 0 || length.Vague || at + 1 != Count
            || length.Unit is not (TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century or TimeUnit.Month) || length.Milli % 1000 != 0 || Word(at) is not ("sau" or "trước"))
            return false;
        var months = length.Unit switch { TimeUnit.Year => 12, TimeUnit.Decade => 120, TimeUnit.Century => 1200, _ => 1 };
        (length.Milli, length.Unit) = (length.Milli * months, TimeUnit.Month);
        node = LengthOf(0, Count, length, TimexType.Date);
        var back = Word(at) == "trước";
        (node.Form, node.Direction, node.A.Anchor, node.A.ShiftUnit) = (TimeForm.Shifted, back ? -1 : 1, back ? TimeAnchor.Speech : TimeAnchor.Story, TimeUnit.Day);
        return true;
    }

    /// <summary>Ngày đầu, tuần lễ đầu, tháng đầu, năm đầu: from where the story stands, as coarse as the unit; a week is told by its month.</summary>
    private bool FirstOfStory(out TimeNode node)
    {
        node = default;
        var j = Word(0) is "những" ? 1 : 0;
        var end = Count;
        if (Word(end - 1) == "tiên")
            end--;
        if (Word(end - 1) != "đầu" || end - 1 <= j)
            return false;
        var unit = Word(j) switch
        {
            "ngày" or "hôm" or "bữa" or "đêm" => j == 0 ? TimeUnit.Day : TimeUnit.Month,
            "tuần" => TimeUnit.Month,
            "tháng" => j == 0 ? TimeUnit.Month : TimeUnit.Year,
            "năm" => TimeUnit.Year,
            _ => TimeUnit.None,
        };
        var after = j + 1;
        if (unit == TimeUnit.Month && Word(after) is "lễ")
            after++;
        if (unit == TimeUnit.None || after != end - 1)
            return false;
        node = OfStory(Count, unit);
        return true;
    }

    protected override int OneLength(int i, out TimeLength length)
    {
        // từ năm đến mười năm: the first năm is a five.
        var at = W(i) == "năm" && (JoinsLengths(i + 1) || Unit(i + 1, out _)) ? i + 1 : -1;
        if (at > 0)
            length = new TimeLength { Milli = 5000 };
        else
            at = Amount(i, true, out length);
        if (at < 0 || !AnyUnit(ref at, out length.Unit))
            return at;
        if (Word(at) is "rưỡi" or "rưởi")
        {
            length.Milli += 500;
            return at + 1;
        }

        return at;
    }

    protected override bool JoinsLengths(int i) => Word(i) is "đến" or "tới" or "hoặc" or "hay" || IsDash(i);
}
