using System.Collections.Frozen;

namespace NlpPipeline.Reconciliation;

/// <summary>Whom or what a claim counts: a class of people or things, and the people it belongs to where the text names one.</summary>
/// <param name="Class">A class of <see cref="VictimClasses"/> in English, or the folded noun phrase where none fits.</param>
/// <param name="Group">Canonical or folded name of a nationality, party or other group; null where none is named.</param>
public sealed record Victims(string Class, string? Group)
{
    public const string People = "people";

    public static Victims Unknown { get; } = new(People, null);

    /// <summary>True for "people", "victims", "those" and the like, which set no bound on who is meant.</summary>
    public bool IsGeneric => Class == People && Group is null;

    public override string ToString() => Group is null ? Class : $"{Class} ({Group})";
}

/// <summary>Nouns for people that Vietnamese and English histories count, brought to one English word for both languages.</summary>
internal static class VictimClasses
{
    private const int LongestPhrase = 4;

    private static readonly FrozenDictionary<string, string> Classes = Build(
        (Victims.People, "người|ngươi|dân|người dân|dân chúng|nạn nhân|nhân mạng|sinh mạng|mạng|kẻ|tên|others|people|persons|person|victims|victim|those|lives|men and women|men|individuals|human beings|souls|citizens|công dân|civilians|thường dân|dân thường|suspects|người vô tội|innocents|innocent people|họ|them|they|all|deaths|executions|casualties"),
        ("prisoners", "tù nhân|tù|phạm nhân|người tù|prisoners|prisoner|inmates|inmate|detainees|convicts|trại viên"),
        ("prisoners of war", "tù binh|prisoners of war|pows|war prisoners"),
        ("party members", "đảng viên|party members|party member|communists|communist party members|members of the party|members of the communist party"),
        ("officers", "sĩ quan|officers|officer|officer corps|commanders"),
        ("generals", "tướng|tướng lãnh|tướng lĩnh|thống chế|nguyên soái|generals|marshals"),
        ("soldiers", "lính|quân nhân|binh sĩ|binh lính|chiến sĩ|soldiers|soldier|troops|servicemen|armed forces|military men|sailors|thủy thủ"),
        ("deserters", "lính đào ngũ|đào binh|đào ngũ|deserters"),
        ("peasants", "nông dân|peasants|peasant|farmers|villagers|dân quê|dân làng"),
        ("kulaks", "kulak|kulaks|culac|phú nông|koulak|koulaks"),
        ("landowners", "địa chủ|điền chủ|landowners|landlords"),
        ("workers", "công nhân|thợ|thợ thuyền|workers|worker|strikers"),
        ("clergy", "linh mục|giáo sĩ|tu sĩ|tăng lữ|giáo mục|priests|clergy|clergymen|monks|bishops|giám mục|nữ tu|nuns"),
        ("hostages", "con tin|hostages"),
        ("children", "trẻ em|trẻ con|thiếu nhi|children|orphans"),
        ("women", "phụ nữ|đàn bà|women"),
        ("families", "gia đình|families|family|households|hộ"),
        ("intellectuals", "trí thức|nhà trí thức|intellectuals|writers|nhà văn|scientists|scholars"),
        ("engineers", "kỹ sư|engineers|specialists|chuyên viên"),
        ("officials", "cán bộ|viên chức|công chức|officials|functionaries|cadres|leaders|lãnh đạo|ủy viên|delegates|đại biểu"),
        ("police", "công an|cảnh sát|hiến binh|policemen|gendarmes|police"),
        ("settlers", "dân khẩn hoang|khẩn hoang|special settlers|settlers|deportees|dân lưu đày"),
        ("refugees", "dân tỵ nạn|tỵ nạn|tị nạn|refugees|emigrants|émigrés"),
        ("revolutionaries", "phản cách mạng|counter-revolutionaries|counterrevolutionaries"),
        ("rebels", "phiến quân|nghĩa quân|quân nổi loạn|rebels|insurgents|partisans"),
        ("students", "sinh viên|học sinh|students"));

    /// <summary>The class of a noun phrase; null where no word of it is known. A narrower class beats "people".</summary>
    public static string? Of(string phrase)
    {
        var words = Fold(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? generic = null;
        for (var i = 0; i < words.Length; i++)
        {
            for (var n = Math.Min(LongestPhrase, words.Length - i); n > 0; n--)
            {
                if (!Classes.TryGetValue(string.Join(' ', words, i, n), out var found))
                    continue;
                if (found != Victims.People)
                    return found;
                generic = found;
                break;
            }
        }

        return generic;
    }

    /// <summary>Folds a phrase by the spelling folder, hyphens as spaces.</summary>
    public static string Fold(string phrase)
    {
        Span<char> buffer = stackalloc char[128];
        var result = new System.Text.StringBuilder(phrase.Length + 8);
        for (var i = 0; i < phrase.Length;)
        {
            if (!char.IsLetterOrDigit(phrase[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < phrase.Length && char.IsLetterOrDigit(phrase[i]))
                i++;
            var length = Tagging.SpellingFolder.Fold(phrase.AsSpan(start, i - start), buffer);
            if (result.Length > 0)
                result.Append(' ');
            result.Append(buffer[..length]);
        }

        return result.ToString();
    }

    private static FrozenDictionary<string, string> Build(params ReadOnlySpan<(string Class, string Phrases)> rows)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, phrases) in rows)
        {
            foreach (var phrase in phrases.Split('|'))
                result.TryAdd(Fold(phrase), name);
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
