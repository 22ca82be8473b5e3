namespace NlpPipeline.Tagging;

/// <summary>Takes Vietnamese tone marks, and Latin diacritics in general, off lower-case letters by table.</summary>
internal static class Latin
{
    private const int Size = 0x1F00;

    // Rows of a vowel with its six tones: none, huyền, sắc, hỏi, ngã, nặng (TCVN 5712 order of tones as taught).
    private static readonly string[] Vowels =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private static readonly char[] ToneMarks = ['\0', 'f', 's', 'r', 'x', 'j'];

    private static readonly string[] BareRows =
    [
        "aăâäåāąǎ", "eêëēėęě", "iîïīįı", "oôơöøōő", "uưûüūůűų", "yÿ", "cçćĉčċ", "dđďð", "gĝğģġ", "hĥħ", "jĵ", "kķ", "lĺļľł", "nñńņňŋ",
        "rŕřŗ", "sśŝşšș", "tţťțŧ", "wŵ", "zźżž",
    ];

    private static readonly char[] Letter = new char[Size];
    private static readonly char[] Tone = new char[Size];
    private static readonly char[] Plain = new char[Size];

    static Latin()
    {
        for (var c = 0; c < Size; c++)
            Letter[c] = Plain[c] = (char)c;
        foreach (var row in BareRows)
        {
            foreach (var c in row)
                Plain[c] = row[0];
        }

        foreach (var row in Vowels)
        {
            for (var tone = 0; tone < row.Length; tone++)
            {
                Letter[row[tone]] = row[0];
                Tone[row[tone]] = ToneMarks[tone];
                Plain[row[tone]] = Plain[row[0]];
            }
        }
    }

    /// <summary>A lower-case letter without its tone, and the tone as a Telex key (f s r x j; NUL for none).</summary>
    public static (char Letter, char Tone) Split(char c) => c < Size ? (Letter[c], Tone[c]) : (c, '\0');

    /// <summary>A lower-case letter without any diacritic.</summary>
    public static char Bare(char c) => c < Size ? Plain[c] : c;
}
