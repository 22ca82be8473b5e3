namespace NlpPipeline.Normalization;

/// <summary>Feasts by their English names.</summary>
internal sealed partial class EnglishTimes
{
    private int Feast(int i, out PartialTime time)
    {
        time = default;
        var holiday = Holiday.None;
        var end = i + 1;
        var next = IsWordAt(i + 1) ? Span(i + 1) : default;
        switch (W(i))
        {
            case "christmas":
                holiday = W(i + 1) == "eve" ? Holiday.ChristmasEve : Holiday.Christmas;
                end = W(i + 1) is "eve" or "day" ? i + 2 : end;
                break;
            case "new" when next is "Year" or "year" or "years" or "Years":
            {
                var k = i + 2;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(k) is "eve" or "day")
                {
                    holiday = W(k) == "eve" ? Holiday.NewYearsEve : Holiday.NewYear;
                    end = k + 1;
                }

                break;
            }

            case "easter" when IsCapital(i) || Context.Reference is not null:
                holiday = W(i + 1) == "monday" ? Holiday.EasterMonday : Holiday.Easter;
                end = W(i + 1) is "monday" or "sunday" ? i + 2 : end;
                break;
            case "good" when W(i + 1) == "friday":
                (holiday, end) = (Holiday.GoodFriday, i + 2);
                break;
            case "ash" when W(i + 1) == "wednesday":
                (holiday, end) = (Holiday.AshWednesday, i + 2);
                break;
            case "black" when W(i + 1) == "friday":
                (holiday, end) = (Holiday.BlackFriday, i + 2);
                break;
            case "thanksgiving":
                holiday = Holiday.Thanksgiving;
                end = W(i + 1) == "day" ? i + 2 : end;
                break;
            case "halloween":
                holiday = Holiday.Halloween;
                break;
            case "boxing" or "earth" or "columbus" or "groundhog" or "independence" or "memorial" or "labor" or "labour" or "armistice" when W(i + 1) == "day":
                holiday = W(i) switch
                {
                    "boxing" => Holiday.BoxingDay,
                    "earth" => Holiday.EarthDay,
                    "columbus" => Holiday.Columbus,
                    "groundhog" => Holiday.Groundhog,
                    "independence" => Holiday.IndependenceDay,
                    "memorial" => Holiday.MemorialDay,
                    "armistice" => Holiday.Veterans,
                    _ => Holiday.LaborDay,
                };
                end = i + 2;
                break;
            case "may" when IsCapital(i) && W(i + 1) == "day" && IsCapital(i + 1):
                (holiday, end) = (Holiday.MayDay, i + 2);
                break;
            case "mother" or "mothers" or "father" or "fathers" or "valentine" or "saint" or "presidents" or "veterans":
            {
                var k = i + 1;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(i) is "saint" && W(i + 1) == "patrick")
                {
                    k = i + 2;
                    if (IsMark(k, '\'') || IsMark(k, '’'))
                        k += 2;
                }

                if (W(k) != "day" || (W(i) == "saint" && W(i + 1) != "patrick"))
                    return -1;
                holiday = W(i) switch
                {
                    "mother" or "mothers" => Holiday.MothersDay,
                    "father" or "fathers" => Holiday.FathersDay,
                    "valentine" => Holiday.Valentine,
                    "presidents" => Holiday.Presidents,
                    "veterans" => Holiday.Veterans,
                    _ => Holiday.SaintPatrick,
                };
                end = k + 1;
                break;
            }

            case "all" when next is "Saints" or "Souls":
            {
                var k = i + 2;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(k) == "day")
                    (holiday, end) = (next is "Saints" ? Holiday.AllSaints : Holiday.AllSouls, k + 1);
                break;
            }

            case "april" when next is "Fools" or "fools" or "Fool" or "fool":
            {
                var k = i + 2;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(k) == "day")
                    (holiday, end) = (Holiday.AprilFools, k + 1);
                break;
            }

            case "martin" when next is "Luther" or "luther":
            {
                var k = i + 3;
                if (W(k) == "day")
                    (holiday, end) = (Holiday.MartinLutherKing, k + 1);
                break;
            }
        }

        if (holiday == Holiday.None)
            return -1;
        time.Holiday = holiday;
        return end;
    }
}
