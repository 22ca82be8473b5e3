using System.Collections.Frozen;
using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>A unit of measure or currency as a word of the text names it.</summary>
/// <param name="Code">UCUM-style code, ISO 4217 code, or the word itself for old units; null for words that only look like a unit
/// (<c>đồng chí</c>).</param>
/// <param name="Factor">What one of the word is in the code's unit: a cent is 0.01 USD.</param>
/// <param name="IsWeak">The word has a commoner sense and is a unit only where the label says so.</param>
internal readonly record struct UnitWord(string? Code, NumberKind Kind, decimal Factor, bool IsWeak);

/// <summary>Units of measure and currencies. Codes follow the Unified Code for Units of Measure in its case-sensitive form where
/// that is readable (<c>kg</c>, <c>km</c>, <c>a</c>), customary abbreviations else (<c>mi</c>, <c>lb</c>); currencies ISO 4217,
/// historic codes included. Old local units keep their word, since their size differs by place and time.</summary>
internal static class Units
{
    private const int MostWords = 3;
    private const int LongestPhrase = 32;

    private static readonly WordTable<UnitWord> Vietnamese = new(VietnameseWords());
    private static readonly WordTable<UnitWord> English = new(EnglishWords());
    private static readonly WordTable<bool> VietnameseHeads = new(Heads(VietnameseWords()));
    private static readonly WordTable<bool> EnglishHeads = new(Heads(EnglishWords()));

    private static readonly FrozenSet<string> Currencies = new[]
    {
        "USD", "GBP", "EUR", "JPY", "CNY", "KRW", "KPW", "RUB", "SUR", "FRF", "DEM", "ITL", "ESP", "VND", "LAK", "KHR", "THB", "INR", "PKR",
        "CHF", "AUD", "CAD", "NZD", "HKD", "TWD", "SGD", "MYR", "IDR", "PHP", "BRL", "ARS", "MXN", "CLP", "PEN", "COP", "CUP", "UAH", "PLN",
        "CZK", "HUF", "ROL", "RON", "BGN", "YUD", "RSD", "SEK", "NOK", "DKK", "FIM", "NLG", "BEF", "ATS", "PTE", "GRD", "TRY", "TRL", "ILS",
        "EGP", "ZAR", "IEP", "KZT", "BYN", "GEL", "MMK", "BDT", "LKR", "IRR", "IQD", "SAR", "AED", "KES", "NGN", "GHS", "ETB", "RWF", "XOF",
        "XAF", "MNT", "MWK", "GMD", "PGK", "KGS", "AZN", "AMD", "MDL", "UGX", "TZS", "MGA", "MZN", "AOA", "ZMW", "ZMK", "BWP", "SLL", "XCD", "HTG", "NIO", "HNL", "GTQ", "PYG", "UYU",
        "BOB", "BOP", "VEB", "VUV", "WST", "TOP", "SBD", "FJD", "AFN", "NPR", "YER", "OMR", "KWD", "JOD", "DZD", "TND", "MAD", "LYD", "SDG", "SYP", "LBP", "ISK", "CSK", "ATK", "RWF",
        "NGP", "GHP", "BGL", "ALL", "MKD", "BAM", "HRK", "RHD", "ZWD", "JMD", "GYD", "UZS", "TJS",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Factor and offset into the SI unit.</summary>
    private static readonly FrozenDictionary<string, (decimal Factor, decimal Offset, string Unit)> Si =
        new Dictionary<string, (decimal, decimal, string)>
        {
            ["g"] = (0.001m, 0, "kg"), ["mg"] = (0.000001m, 0, "kg"), ["kg"] = (1, 0, "kg"), ["t"] = (1000, 0, "kg"),
            ["lb"] = (0.45359237m, 0, "kg"), ["oz"] = (0.028349523125m, 0, "kg"), ["tạ"] = (100, 0, "kg"), ["yến"] = (10, 0, "kg"),
            ["pud"] = (16.380496m, 0, "kg"), ["cwt"] = (50.80234544m, 0, "kg"),
            ["mm"] = (0.001m, 0, "m"), ["cm"] = (0.01m, 0, "m"), ["dm"] = (0.1m, 0, "m"), ["m"] = (1, 0, "m"), ["km"] = (1000, 0, "m"),
            ["mi"] = (1609.344m, 0, "m"), ["nmi"] = (1852, 0, "m"), ["ft"] = (0.3048m, 0, "m"), ["in"] = (0.0254m, 0, "m"),
            ["yd"] = (0.9144m, 0, "m"), ["verst"] = (1066.8m, 0, "m"),
            ["m2"] = (1, 0, "m2"), ["km2"] = (1_000_000, 0, "m2"), ["cm2"] = (0.0001m, 0, "m2"), ["ha"] = (10_000, 0, "m2"),
            ["acre"] = (4046.8564224m, 0, "m2"), ["sq mi"] = (2589988.110336m, 0, "m2"), ["sq ft"] = (0.09290304m, 0, "m2"),
            ["m3"] = (1, 0, "m3"), ["l"] = (0.001m, 0, "m3"), ["ml"] = (0.000001m, 0, "m3"), ["bbl"] = (0.158987294928m, 0, "m3"),
            ["m/s"] = (1, 0, "m/s"), ["km/h"] = (1000m / 3600, 0, "m/s"), ["kn"] = (1852m / 3600, 0, "m/s"),
            ["°C"] = (1, 273.15m, "K"), ["K"] = (1, 0, "K"), ["W"] = (1, 0, "W"), ["kW"] = (1000, 0, "W"), ["MW"] = (1_000_000, 0, "W"),
            ["a"] = (31_557_600, 0, "s"), ["mo"] = (2_629_800, 0, "s"), ["d"] = (86_400, 0, "s"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsCurrency(string unit) => Currencies.Contains(unit);

    public static bool TryGetSi(string unit, out decimal factor, out decimal offset, out string si)
    {
        var known = Si.TryGetValue(unit, out var entry);
        (factor, offset, si) = (entry.Factor, entry.Offset, entry.Unit ?? unit);
        return known;
    }

    /// <summary>The longest unit at <paramref name="at"/>, where white space before it has been skipped.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, Language language, out UnitWord unit, out int end)
    {
        unit = default;
        end = at;
        if (at >= text.Length)
            return false;
        if (TryReadSymbol(text, at, out unit, out end))
            return true;
        if (!Scan.IsLetter(text[at]))
            return false;
        Span<char> phrase = stackalloc char[LongestPhrase];
        var length = 0;
        var place = at;
        var found = false;
        var (table, heads) = language == Language.Vietnamese ? (Vietnamese, VietnameseHeads) : (English, EnglishHeads);
        for (var words = 0; words < MostWords; words++)
        {
            var wordEnd = Scan.WordEnd(text, place);
            var wordLength = wordEnd - place;
            if (wordLength == 0 || length + wordLength + 2 > LongestPhrase)
                break;
            if (length > 0)
                phrase[length++] = ' ';
            for (var i = place; i < wordEnd; i++)
                phrase[length++] = Scan.Lower(text[i]);
            var unitEnd = wordEnd;
            var phraseLength = length;
            if (wordEnd < text.Length && text[wordEnd] is '2' or '²' or '3' or '³' && (wordEnd + 1 == text.Length || !char.IsLetterOrDigit(text[wordEnd + 1])))
            {
                phrase[phraseLength++] = text[wordEnd] is '2' or '²' ? '2' : '3';
                unitEnd++;
            }

            if (table.TryGet(phrase[..phraseLength], out var candidate) && !(IsCaseSensitive(candidate, phraseLength) && !char.IsLower(text[at])))
            {
                unit = candidate;
                end = unitEnd;
                found = true;
            }

            if (unitEnd + 1 < text.Length && text[unitEnd] == '/' && words == 0 && TryReadPer(text, unitEnd + 1, ref unit, out var perEnd) && found)
            {
                end = perEnd;
                break;
            }

            if (words == 0 && !heads.TryGet(phrase[..length], out _))
                break;
            place = Scan.SkipJoint(text, wordEnd);
            if (place < 0)
                break;
        }

        return found && unit.Code is not null;
    }

    /// <summary>The words that units of several words begin with.</summary>
    private static IEnumerable<(string, bool)> Heads(IEnumerable<(string Words, UnitWord Unit)> units) =>
        units.Where(u => u.Words.Contains(' ')).Select(u => (u.Words[..u.Words.IndexOf(' ')], true));

    /// <summary>A sign before the amount: <c>$</c>, <c>£</c>, <c>US$</c>, <c>Rs</c>.</summary>
    public static bool TryReadPrefix(ReadOnlySpan<char> text, int at, out string code, out int end)
    {
        (code, end) = ("", at);
        if (at >= text.Length)
            return false;
        var c = text[at];
        if (Sign(c) is { } sign)
        {
            code = sign;
            end = at + 1;
            return true;
        }

        // Most numbers begin with a digit or a small letter.
        if (!char.IsAsciiLetterUpper(c))
            return false;
        foreach (var (prefix, value) in Prefixes)
        {
            if (text[at..].StartsWith(prefix, StringComparison.Ordinal))
            {
                end = at + prefix.Length;
                code = value;
                return end < text.Length && (!Scan.IsLetter(text[end - 1]) || Scan.IsSpace(text[end]) || Scan.IsDigit(text[end]) || text[end] == '.');
            }
        }

        return false;
    }

    /// <summary>A letter that stands for a currency where something else says that it is money: <c>R12,500</c>, <c>K 290 million</c>, <c>P50</c>.</summary>
    public static bool TryReadInitial(ReadOnlySpan<char> text, int at, out string code, out int end)
    {
        code = (at < text.Length ? text[at] : '\0') switch { 'R' => "ZAR", 'K' => "PGK", 'P' => "PHP", 'F' => "FRF", 'Q' => "GTQ", 'L' => "HNL", _ => "" };
        end = at + 1;
        var digit = end < text.Length && text[end] == ' ' ? end + 1 : end;
        return code.Length > 0 && digit < text.Length && Scan.IsDigit(text[digit]);
    }

    private static readonly (string Prefix, string Code)[] Prefixes =
    [
        ("US$", "USD"), ("NT$", "TWD"), ("EC$", "XCD"), ("S$", "SGD"), ("J$", "JMD"), ("Z$", "ZWD"), ("S/", "PEN"), ("CA$", "CAD"), ("AU$", "AUD"), ("MX$", "MXN"), ("A$", "AUD"), ("C$", "CAD"), ("HK$", "HKD"), ("NZ$", "NZD"), ("R$", "BRL"), ("Rs", "INR"), ("USD", "USD"), ("EUR", "EUR"),
        ("GBP", "GBP"), ("RUB", "RUB"), ("VND", "VND"), ("CNY", "CNY"), ("JPY", "JPY"), ("FRF", "FRF"), ("DEM", "DEM"), ("CZK", "CZK"),
    ];

    private static string? Sign(char c) => c switch
    {
        '$' => "USD",
        '£' => "GBP",
        '€' => "EUR",
        '¥' => "JPY",
        '₫' => "VND",
        '₽' => "RUB",
        '₩' => "KRW",
        '₹' => "INR",
        '₦' => "NGN",
        '₱' => "PHP",
        '₴' => "UAH",
        '₪' => "ILS",
        '₸' => "KZT",
        _ => null,
    };

    private static bool IsCaseSensitive(UnitWord unit, int length) => unit.Kind == NumberKind.Quantity && length <= 2 && unit.Code is not ("K" or "°C");

    private static bool TryReadSymbol(ReadOnlySpan<char> text, int at, out UnitWord unit, out int end)
    {
        unit = default;
        end = at + 1;
        var c = text[at];
        if (c == '°' || c == 'º')
        {
            var place = Scan.SkipSpace(text, at + 1);
            if (place >= 0 && place < text.Length && text[place] is 'C' or 'F' && (place + 1 == text.Length || !Scan.IsLetter(text[place + 1])))
            {
                unit = new UnitWord(text[place] == 'C' ? "°C" : "°F", NumberKind.Quantity, 1, false);
                end = place + 1;
            }
            else
            {
                unit = new UnitWord("°", NumberKind.Quantity, 1, false);
            }

            return true;
        }

        if (Sign(c) is not { } sign)
            return false;
        unit = new UnitWord(sign, NumberKind.Money, 1, false);
        return true;
    }

    private static bool TryReadPer(ReadOnlySpan<char> text, int at, ref UnitWord unit, out int end)
    {
        end = Scan.WordEnd(text, at);
        var word = text[at..end];
        if (unit.Code is not ("km" or "m"))
            return false;
        if (word is "h" or "giờ" && unit.Code == "km")
            unit = unit with { Code = "km/h" };
        else if (word is "s" or "giây" && unit.Code == "m")
            unit = unit with { Code = "m/s" };
        else
            return false;
        return true;
    }

    private static IEnumerable<(string, UnitWord)> Words(NumberKind kind, bool weak, params (string Words, string? Code, decimal Factor)[] entries)
    {
        foreach (var (words, code, factor) in entries)
        {
            foreach (var word in words.Split('|'))
                yield return (word, new UnitWord(code, kind, factor, weak));
        }
    }

    private static IEnumerable<(string, UnitWord)> VietnameseWords() =>
    [
        .. Words(
            NumberKind.Quantity, false,
            ("km|cây số|ki lô mét|kilômét|kilomet|ki lô mét", "km", 1), ("m|mét|met|thước tây|mét tây", "m", 1), ("cm|xăng ti mét|xentimét|phân tây", "cm", 1),
            ("mm|mi li mét|milimét|ly tây", "mm", 1), ("km2|km vuông|cây số vuông|ki lô mét vuông", "km2", 1), ("m2|mét vuông|thước vuông", "m2", 1),
            ("m3|mét khối|thước khối", "m3", 1), ("ha|héc ta|hecta|héc-ta|hécta|mẫu tây", "ha", 1),
            ("g|gram|gam|gờ ram|gr|gram", "g", 1), ("kg|kí|ký|kí lô|ký lô|ki lô|kilô|kí lô gam|kí lô gram|ki lô gam|ki lô gram|kilogam|kilogram|cân tây", "kg", 1), ("mg|mi li gam|miligam", "mg", 1),
            ("tấn", "t", 1), ("cân anh", "lb", 1), ("lít|lit", "l", 1), ("ml|mi li lít|mililít", "ml", 1), ("mẫu anh", "acre", 1), ("mẫu", "mẫu", 1), ("sào", "sào", 1), ("công đất", "công", 1),
            ("dặm", "dặm", 1), ("hải lý", "nmi", 1), ("tạ", "tạ", 1), ("tạ thóc", "tạ", 1), ("yến", "yến", 1), ("lạng", "lạng", 1), ("đấu", "đấu", 1), ("thùng", "thùng", 1), ("bao gạo", "bao", 1),
            ("tuổi", "a", 1), ("độ c", "°C", 1), ("độ", "độ", 1), ("trượng", "trượng", 1), ("thước", "m", 1), ("tấc", "tấc", 1), ("pud|pút|pud lúa", "pud", 1),
            ("vécxta|verst|vec", "verst", 1), ("kw", "kW", 1), ("mw", "MW", 1), ("kwh", "kWh", 1), ("mã lực", "mã lực", 1), ("ppm", "ppm", 1), ("mb", "MB", 1), ("gb", "GB", 1), ("độ richter", "độ Richter", 1), ("héc tô lít", "hl", 1), ("giạ", "giạ", 1), ("hải lí", "nmi", 1)),
        .. Words(
            NumberKind.Quantity, true,
            ("cân", "cân", 1), ("cây", "km", 1), ("ly|li", "mm", 1), ("phân", "cm", 1), ("tháng tuổi|tháng", "mo", 1), ("tuần tuổi|tuần", "w", 1), ("ngày tuổi|ngày", "d", 1), ("tuồi|tuởi", "a", 1), ("khối", "m3", 1), ("công", "công", 1), ("trang", "trang", 1), ("t", "t", 1), ("l", "l", 1)),
        .. Words(
            NumberKind.Money, false,
            ("rúp|rouble|roubles|rub|đồng rúp", "RUB", 1), ("đô la|đô|đôla|dollar|dollars|đô la mỹ|đô mỹ|mỹ kim|usd|đồng đô la", "USD", 1), ("cent|cents|xen", "USD", 0.01m),
            ("euro|ơ rô|eur", "EUR", 1), ("franc|francs|frăng|phrăng|phật lăng|quan pháp|quan tây", "FRF", 1), ("mác|mark|marks|đức mã", "DEM", 1),
            ("bảng anh|anh kim|gbp", "GBP", 1), ("yên|yên nhật|yen", "JPY", 1), ("nhân dân tệ|tệ|yuan|cny", "CNY", 1), ("won", "KRW", 1), ("vnd|vnđ|đồng việt nam|triệu đồng|đ", "VND", 1),
            ("kíp|kip", "LAK", 1), ("bạt|baht", "THB", 1), ("lia|lire", "ITL", 1), ("rupi|rupee|rupees", "INR", 1), ("riel|riên", "KHR", 1), ("peso", "peso", 1), ("peseta|pesetas", "ESP", 1),
            ("đồng bạc", "đồng bạc", 1), ("đồng", "đồng", 1), ("lượng vàng", "lượng vàng", 1), ("lạng vàng", "lạng vàng", 1), ("cây vàng", "cây vàng", 1), ("lạng bạc", "lạng bạc", 1),
            ("quan tiền", "quan", 1), ("krone|kroner", "krone", 1), ("krona|kronor", "SEK", 1), ("taka", "BDT", 1), ("naira", "NGN", 1), ("birr", "ETB", 1), ("guilder|gulden", "NLG", 1), ("vatu", "VUV", 1),
            ("real|reais", "BRL", 1), ("rand", "ZAR", 1), ("kina", "PGK", 1), ("rupiah", "IDR", 1), ("ringgit", "MYR", 1), ("rial", "IRR", 1), ("dinar", "dinar", 1), ("drachma", "GRD", 1), ("forint", "HUF", 1), ("lira", "ITL", 1),
            ("đô la úc|đô úc|úc kim", "AUD", 1), ("đô la canada|gia kim", "CAD", 1), ("đô la hồng kông|đô hồng kông", "HKD", 1), ("franc thụy sĩ", "CHF", 1), ("franc cfa", "XOF", 1), ("bảng ai cập", "EGP", 1), ("hryvnia", "UAH", 1),
            ("kyat", "MMK", 1), ("escudo", "PTE", 1), ("shekel", "ILS", 1), ("zloty|złoty", "PLN", 1), ("đài tệ", "TWD", 1), ("tugrik", "MNT", 1)),
        .. Words(NumberKind.Money, true, ("quan", "quan", 1), ("bảng", "GBP", 1), ("hào", "đồng", 0.1m), ("xu", "đồng", 0.01m), ("k", "VND", 1000), ("củ", "VND", 1_000_000), ("lượng", "lượng", 1), ("lượng bạc", "lượng bạc", 1)),
        .. Words(
            NumberKind.Quantity, false,
            ("đồng chí|đồng bào|đồng minh|đồng nghiệp|đồng đội|đồng hương|đồng nhân|đồng lõa|đồng phạm|đồng thời|đồng ý|đồng bằng|đồng nhất|đồng ruộng|đồng hồ|đồng bọn|đồng sự|đồng loạt|đồng tác giả|đồng loại", null, 1),
            ("quan chức|quan lại|quan tòa|quan sát|quan sát viên|quan khách|quan hệ|quan điểm|quan văn|quan võ|quan quân|quan trọng|quan niệm", null, 1), ("tấn công|tấn kịch|tấn bi kịch|tấn tuồng|tấn phong", null, 1),
            ("ký giả|ký kết|ký sinh|ký hiệu|ký túc xá|ký tự|ký tên|ký ức|ký ninh|kí tự|kí giả", null, 1), ("thùng xe|thùng phiếu|thùng rượu", null, 1), ("mẫu tự|mẫu hàng|mẫu số|mẫu xe|mẫu máy|mẫu người", null, 1),
            ("đấu sĩ|đấu thủ|đấu trường|đấu tranh", null, 1), ("yên ngựa|yên tâm|yên ổn", null, 1), ("lít nhít", null, 1), ("đô thị|đô đốc|đô hộ|đô vật", null, 1), ("dặm trường", null, 1), ("độ tuổi|độ dài|độ cao|độ nhật", null, 1),
            ("lạng sơn", null, 1), ("tạ ơn|tạ thế|tạ tội", null, 1), ("thước phim|thước đo", null, 1), ("mét lưới", null, 1), ("yến tiệc", null, 1), ("mác xít", null, 1), ("phân bộ|phân đội|phân khu|phân xã|phân ban|phân xưởng|phân tích|phân nửa", null, 1),
            ("công nhân|công an|công trình|công chức|công dân|công ty|công việc|công xưởng|công trường|công văn|công đoàn|công ước|công sứ|công tước|công binh", null, 1)),
    ];

    private static IEnumerable<(string, UnitWord)> EnglishWords() =>
    [
        .. Words(
            NumberKind.Quantity, false,
            ("km|kilometre|kilometres|kilometer|kilometers|kms", "km", 1), ("m|metre|metres|meter|meters", "m", 1), ("cm|centimetre|centimetres|centimeter|centimeters", "cm", 1),
            ("mm|millimetre|millimetres|millimeter|millimeters", "mm", 1), ("mile|miles", "mi", 1), ("nautical mile|nautical miles", "nmi", 1), ("ft|foot|feet", "ft", 1), ("inch|inches", "in", 1),
            ("yard|yards|yds|yd", "yd", 1), ("km2|sq km|square kilometre|square kilometres|square kilometer|square kilometers", "km2", 1), ("m2|square metre|square metres|square meter|square meters", "m2", 1),
            ("square mile|square miles|sq mi", "sq mi", 1), ("square foot|square feet|sq ft", "sq ft", 1), ("km3|cubic kilometre|cubic kilometres|cubic kilometers", "km3", 1), ("m3|cubic metre|cubic metres|cubic meter|cubic meters", "m3", 1),
            ("ha|hectare|hectares", "ha", 1), ("acre|acres", "acre", 1), ("desiatina|desiatinas|dessiatine|dessiatines|desyatina|desyatinas", "desiatina", 1),
            ("g|gram|grams|gramme|grammes", "g", 1), ("kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes", "kg", 1), ("mg|milligram|milligrams", "mg", 1),
            ("ton|tons|tonne|tonnes|metric ton|metric tons", "t", 1), ("lb|lbs", "lb", 1), ("ounce|ounces|oz", "oz", 1), ("hundredweight", "cwt", 1), ("pood|poods|pud|puds", "pud", 1), ("verst|versts", "verst", 1),
            ("litre|litres|liter|liters", "l", 1), ("millilitre|millilitres|ml", "ml", 1), ("gallon|gallons|imperial gallons|imperial gallon", "gal", 1), ("bushel|bushels", "bu", 1), ("barrel|barrels", "bbl", 1),
            ("knot|knots", "kn", 1), ("km per hour|kilometres per hour|kilometers per hour", "km/h", 1), ("miles per hour|mph", "mi/h", 1), ("metres per second|metre per second|meters per second", "m/s", 1),
            ("degree|degrees", "°C", 1), ("pint|pints", "pt", 1), ("degrees north|degrees south|degrees east|degrees west|degrees latitude", "°", 1), ("megabytes|mb", "MB", 1), ("gigabytes|gb", "GB", 1), ("degrees celsius|degrees centigrade|degree celsius", "°C", 1), ("degrees fahrenheit", "°F", 1), ("ppm", "ppm", 1), ("kw|kilowatt|kilowatts", "kW", 1),
            ("mw|megawatt|megawatts", "MW", 1), ("volt|volts", "V", 1), ("horsepower", "hp", 1), ("mu", "mu", 1), ("li", "li", 1), ("catties|catty", "catty", 1), ("league|leagues", "league", 1), ("fathom|fathoms", "fathom", 1)),
        .. Words(
            NumberKind.Quantity, true,
            ("t", "t", 1), ("l", "l", 1), ("pounds|pound|pounds of", "lb", 1), ("years|year|years old|year old|year olds|years of age", "a", 1), ("months old|months", "mo", 1), ("c", "°C", 1), ("f|fahrenheit", "°F", 1), ("celsius", "°C", 1), ("days", "d", 1), ("stone", "st", 1)),
        .. Words(
            NumberKind.Money, false,
            ("dollar|dollars|usd|us dollars|bucks", "USD", 1), ("cent|cents", "USD", 0.01m), ("rouble|roubles|ruble|rubles|rub|gold roubles|gold rubles", "RUB", 1), ("kopeck|kopecks|kopek|kopeks", "RUB", 0.01m),
            ("euro|euros|eur", "EUR", 1), ("franc|francs|gold francs", "FRF", 1), ("swiss francs", "CHF", 1), ("mark|marks|reichsmark|reichsmarks|deutschmarks", "DEM", 1), ("pound sterling|pounds sterling|gbp|sterling", "GBP", 1),
            ("twopence|tuppence", "GBP", 2m / 240), ("threepence", "GBP", 3m / 240), ("sixpence", "GBP", 6m / 240), ("ninepence", "GBP", 9m / 240), ("shilling|shillings", "GBP", 0.05m), ("pence|penny", "GBP", 0.01m), ("guinea|guineas", "GBP", 1.05m), ("yen", "JPY", 1), ("yuan|renminbi", "CNY", 1), ("won", "KRW", 1),
            ("lira|lire", "ITL", 1), ("peseta|pesetas", "ESP", 1), ("rupee|rupees", "INR", 1), ("baht", "THB", 1), ("dong|vnd", "VND", 1), ("peso|pesos", "peso", 1), ("florin|florins|guilders|guilder", "NLG", 1),
            ("crowns|crown", "crown", 1), ("thaler|thalers", "thaler", 1), ("ducat|ducats", "ducat", 1), ("livres|livre", "livre", 1), ("taels|tael", "tael", 1), ("hryvnia|hryvnias", "UAH", 1), ("zloty|zlotys|zł", "PLN", 1), ("krone|kroner", "krone", 1), ("krona|kronor", "SEK", 1), ("taka", "BDT", 1), ("naira", "NGN", 1), ("birr", "ETB", 1), ("rial|rials", "IRR", 1),
            ("rupiah|rupiahs", "IDR", 1), ("kip|kips", "LAK", 1), ("dalasi|dalasis", "GMD", 1), ("kina", "PGK", 1), ("ringgit", "MYR", 1), ("kwacha", "MWK", 1), ("tenge", "KZT", 1), ("som|soms", "KGS", 1), ("lari", "GEL", 1), ("drachma|drachmas|drachmae", "GRD", 1),
            ("escudo|escudos", "PTE", 1), ("schilling|schillings", "ATS", 1), ("rand", "ZAR", 1), ("cedi|cedis", "GHS", 1), ("boliviano|bolivianos", "BOB", 1), ("reais", "BRL", 1), ("soles", "PEN", 1), ("quetzal|quetzals|quetzales", "GTQ", 1),
            ("lempira|lempiras", "HNL", 1), ("gourde|gourdes", "HTG", 1), ("riel|riels", "KHR", 1), ("kyat|kyats", "MMK", 1), ("tugrik|tugriks", "MNT", 1), ("afghani|afghanis", "AFN", 1), ("vatu", "VUV", 1), ("tala", "WST", 1), ("pula", "BWP", 1),
            ("shekel|shekels", "ILS", 1), ("gulden", "NLG", 1), ("forint|forints", "HUF", 1), ("koruna|korunas", "CZK", 1), ("leu|lei", "ROL", 1), ("lev|leva", "BGL", 1), ("dinar|dinars", "dinar", 1), ("lira|liras|lire", "ITL", 1), ("metical|meticais", "MZN", 1),
            ("ariary", "MGA", 1), ("dirham|dirhams", "MAD", 1), ("canadian dollars", "CAD", 1), ("australian dollars", "AUD", 1), ("hong kong dollars", "HKD", 1), ("new zealand dollars", "NZD", 1), ("rhodesian dollars", "RHD", 1), ("singapore dollars", "SGD", 1),
            ("taiwan dollars", "TWD", 1), ("belgian francs", "BEF", 1), ("cfa francs|francs cfa", "XOF", 1), ("egyptian pounds", "EGP", 1)),
        .. Words(NumberKind.Money, true, ("pounds|pound", "GBP", 1), ("quid", "GBP", 1), ("grand", "GBP", 1000), ("p", "GBP", 0.01m)),
        .. Words(NumberKind.Quantity, false, ("mark of|marks of|crown prince|degrees of|degree of|foot soldiers|foot guards|mile end", null, 1), ("ton of bricks", null, 1)),
    ];

    /// <summary>pounds is a weight or a currency: the label decides.</summary>
    public static UnitWord ForLabel(UnitWord unit, NumberKind kind) => (unit.Code, kind) switch
    {
        ("GBP", NumberKind.Quantity) when unit.IsWeak => new UnitWord("lb", NumberKind.Quantity, 1, false),
        ("lb", NumberKind.Money) => new UnitWord("GBP", NumberKind.Money, 1, false),
        _ => unit,
    };
}
