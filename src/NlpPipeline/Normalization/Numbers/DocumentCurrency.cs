using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>
/// Which state's money a document means by a name that several share (peso, crown, franc, dollar): that of the country which it names
/// most. Also what an amount that leaves its currency or magnitude out takes from those before it.
/// </summary>
internal sealed class DocumentCurrency(IReadOnlyList<string> sentences)
{
    /// <summary>A foreign dollar needs so many mentions of its country.</summary>
    private const int SureOfDollar = 3;

    /// <summary>The piastre of Indochina ended with the states that came after it.</summary>
    private const int FirstDongYear = 1946;

    /// <summary>Before the French came a quan was a string of 600 coins; after that it is most often the franc.</summary>
    private const int FirstFrancYear = 1860;

    /// <summary>The code that a name is read as, words of the country, its ISO 4217 code. The first row of a family is its usual sense.</summary>
    private static readonly (string Read, string Cues, string Code)[] Families =
    [
        ("peso", "Mexic|Mexico|Mê-hi-cô|Mễ|Zapata|Yucatán", "MXN"), ("peso", "Argentin|Buenos|Perón|Á Căn Đình", "ARS"), ("peso", "Chile|Santiago|Iquique", "CLP"),
        ("peso", "Philippin|Manila|Luzon|Jolo|Mindanao", "PHP"), ("peso", "Cuba|Havana|Castro", "CUP"), ("peso", "Colombia|Bogotá", "COP"), ("peso", "Bolivia|Potosí", "BOP"),
        ("peso", "Uruguay|Montevideo", "UYU"),
        ("krone", "Norway|Norweg|Oslo|Na-uy|Na Uy|Bergen", "NOK"), ("krone", "Denmark|Danish|Copenhagen|Đan", "DKK"), ("krone", "Swed|Stockholm|Thụy Điển|Thụy-điển", "SEK"),
        ("crown", "Swed|Stockholm|Uppsala|Gothenburg", "SEK"), ("crown", "Norway|Norweg|Oslo", "NOK"), ("crown", "Denmark|Danish|Copenhagen", "DKK"),
        ("crown", "Czechoslovak|Prague", "CSK"), ("crown", "Iceland|Reykjav", "ISK"), ("crown", "Austria|Vienna", "ATK"),
        ("FRF", "Franc|French|Pháp|Paris", "FRF"), ("FRF", "Swiss|Switzerland|Zurich|Geneva|Berne|Basel|Lausanne|Davos|Thụy Sĩ|Thụy-sĩ", "CHF"),
        ("FRF", "Belgi|Brussels|Bruxelles|Antwerp|Liège|Ghent", "BEF"), ("FRF", "Senegal|Dakar|Mali |Bamako|Ivory|Abidjan|Burkina|Ouagadougou|Togo|Benin|Niger ", "XOF"),
        ("FRF", "Rwanda|Kigali", "RWF"), ("FRF", "Cameroon|Chad|Gabon|Brazzaville", "XAF"),
        ("INR", "India|Delhi|Bombay|Calcutta|Mumbai|Ấn", "INR"), ("INR", "Pakistan|Karachi|Lahore|Islamabad", "PKR"), ("INR", "Lanka|Ceylon|Colombo", "LKR"), ("INR", "Nepal|Kathmandu", "NPR"),
        ("ITL", "Ital|Rome|Milan|Ý", "ITL"), ("ITL", "Turk|Istanbul|Ankara|Thổ", "TRL"),
        ("IRR", "Iran|Tehran|Teheran|Abadan", "IRR"), ("IRR", "Yemen|Sanaa|Sana'a|Aden", "YER"), ("IRR", "Oman|Muscat", "OMR"),
        ("dinar", "Iraq|Baghdad", "IQD"), ("dinar", "Yugoslav|Belgrade|Serb", "YUD"), ("dinar", "Algeri|Algiers", "DZD"), ("dinar", "Tunis", "TND"), ("dinar", "Kuwait", "KWD"), ("dinar", "Jordan|Amman", "JOD"),
        ("dinar", "Libya|Tripoli", "LYD"),
        ("GBP", "Brit|London|English|England|Anh", "GBP"), ("GBP", "Egypt|Cairo|Suez|Ai Cập|Ai-cập", "EGP"), ("GBP", "Nigeria|Lagos|Enugu", "NGP"), ("GBP", "Ghana|Accra", "GHP"),
        ("GBP", "Sudan|Khartoum", "SDG"), ("GBP", "Syria|Damascus", "SYP"), ("GBP", "Leban|Beirut", "LBP"),
        ("DEM", "German|Berlin|Đức", "DEM"), ("DEM", "Finland|Finnish|Helsinki", "FIM"),
        ("KRW", "Seoul|South Korea|Hàn", "KRW"), ("KRW", "Pyongyang|North Korea|Bình Nhưỡng", "KPW"),
        ("RUB", "Russia|Moscow|Soviet|Nga", "RUB"), ("RUB", "Belarus|Minsk", "BYN"),
        ("đồng", "Trung Quốc|Trung-quốc|Trung Cộng|Bắc Kinh|Bắc-kinh|Thượng Hải|Thượng-hải|Quảng Đông", "CNY"),
        ("USD", "United States|American|Washington|U.S.|US|Mỹ|Hoa Kỳ|York|Chicago|California|Texas", "USD"), ("USD", "Canad|Toronto|Montreal|Québec|Quebec|Ottawa|Ontario", "CAD"),
        ("USD", "Australia|Sydney|Melbourne|Brisbane|Canberra|Úc", "AUD"), ("USD", "Zealand|Auckland|Christchurch|Tân Tây Lan", "NZD"), ("USD", "Singapore", "SGD"),
        ("USD", "Hong Kong|Hongkong|Hồng Kông", "HKD"), ("USD", "Taiwan|Taipei|Đài Loan", "TWD"), ("USD", "Solomon|Honiara", "SBD"), ("USD", "Fiji|Suva", "FJD"),
    ];

    private readonly Dictionary<string, string> settled = new(StringComparer.Ordinal);

    /// <summary>The last amount's currency; null before the first.</summary>
    public string? Last { get; private set; }

    /// <summary>A number so small beside an amount of millions leaves its magnitude out.</summary>
    private const int LeastWhole = 1000;

    /// <summary>The magnitude of the last amount that was told with one; 1 before it.</summary>
    private decimal magnitude = 1;

    /// <summary>The value with the currency and magnitude that the document means; takes note of them.</summary>
    public string Settle(string value, ReadOnlySpan<char> span)
    {
        if (NumberValue.TryParse(value, out var number) && number is { IsRange: false, Bound: NumberBound.Exact } amount)
        {
            // "for $100 million and the Department of Justice for 210"
            if (!span.ContainsAnyExcept("0123456789., ") && magnitude >= 1_000_000 && amount.First.Value is > 0 and < LeastWhole)
                value = value.Replace(amount.First.ToString(), new Amount(amount.First.Value * magnitude).ToString(), StringComparison.Ordinal);
            else if (amount.First.Value >= 1_000_000 && span.IndexOfAnyInRange('a', 'z') >= 0)
                magnitude = amount.First.Value >= 1_000_000_000 ? 1_000_000_000 : 1_000_000;
            else
                magnitude = 1;
        }

        var space = value.LastIndexOf(' ');
        if (space <= 0)
            return value;
        var code = value[(space + 1)..];
        var meant = IsShared(code, span) ? Meant(code) : code;
        if (meant.Length == 3 || code == "đồng")
            Last = meant;
        return meant == code ? value : value[..(space + 1)] + meant;
    }

    /// <summary>The currency where none is said at all: that of the amount before.</summary>
    public string? Complete(string? amount) => amount is not null && Last is not null ? $"{amount} {Last}" : null;

    /// <summary>Whether the words leave the state open: <c>US$</c>, <c>đô la Mỹ</c>, <c>£</c> do not.</summary>
    private static bool IsShared(string code, ReadOnlySpan<char> span) => code switch
    {
        "USD" => !(span.Contains("US", StringComparison.Ordinal) || span.Contains("Mỹ", StringComparison.OrdinalIgnoreCase) || span.Contains("U.S", StringComparison.Ordinal)
            || span.Contains("xu", StringComparison.Ordinal)),
        "GBP" => !span.Contains('£') && !span.Contains("sterling", StringComparison.OrdinalIgnoreCase) && !span.Contains("Anh", StringComparison.Ordinal) && !span.Contains("GBP", StringComparison.Ordinal)
            && (span.Contains("pound", StringComparison.OrdinalIgnoreCase) || span.Contains("bảng", StringComparison.OrdinalIgnoreCase)),
        "FRF" => !span.Contains("Pháp", StringComparison.Ordinal) && !span.Contains("French", StringComparison.Ordinal) && !span.Contains("FRF", StringComparison.Ordinal),
        _ => true,
    };

    private string Meant(string code)
    {
        if (settled.TryGetValue(code, out var meant))
            return meant;
        meant = code;
        var usual = -1;
        var best = 0;
        foreach (var (read, cues, country) in Families)
        {
            if (read != code)
                continue;
            var count = Count(cues);
            if (usual < 0)
                usual = country == code ? count : 0;
            var needed = country == code ? 1 : code switch { "USD" => Math.Max(SureOfDollar, (2 * usual) + 1), "INR" => (2 * usual) + 1, _ => 1 };
            if (count >= needed && count > best && (country == code || count > usual))
                (meant, best) = (country, count);
        }

        if (meant == "đồng" && Year() is null or >= FirstDongYear)
            meant = "VND";
        if (meant == "quan" && Year() is null or >= FirstFrancYear)
            meant = "FRF";
        return settled[code] = meant;
    }

    /// <summary>The year in the middle of those that the document names; null where it names none.</summary>
    private int? Year()
    {
        var years = new List<(int Unit, int Year)>();
        foreach (var sentence in sentences)
            DocumentTimes.FindYears(sentence, 0, years);
        if (years.Count == 0)
            return null;
        years.Sort((a, b) => a.Year.CompareTo(b.Year));
        return years[years.Count / 2].Year;
    }

    private int Count(string cues)
    {
        var count = 0;
        foreach (var range in cues.AsSpan().Split('|'))
        {
            var cue = cues.AsSpan(range.Start.Value, range.End.Value - range.Start.Value);
            if (cue.Length < 2)
                continue;
            foreach (var sentence in sentences)
            {
                var text = sentence.AsSpan();
                for (var at = text.IndexOf(cue, StringComparison.Ordinal); at >= 0;)
                {
                    if (at == 0 || !char.IsLetter(text[at - 1]))
                        count++;
                    var next = text[(at + cue.Length)..].IndexOf(cue, StringComparison.Ordinal);
                    at = next < 0 ? -1 : at + cue.Length + next;
                }
            }
        }

        return count;
    }
}
