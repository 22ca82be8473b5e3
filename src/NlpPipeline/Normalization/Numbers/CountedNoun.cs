using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Finds the noun that a number counts: the first word behind it that is no adjective known to stand between, no preposition
/// and no verb; in Vietnamese with the further syllables of the word.</summary>
internal static class CountedNoun
{
    private enum Role : byte
    {
        None,

        /// <summary>May stand between number and noun.</summary>
        Skip,

        /// <summary>Ends the phrase: no noun is counted.</summary>
        Stop,
    }

    private static readonly WordTable<Role> Vietnamese = new(Rows(
        "cái chiếc",
        "đã đả là bị được trong ở tại vào năm tháng ngày và hay hoặc đến tới của so với trên dưới thì mà có do từ tức cùng theo cho nhưng khi để lên xuống trở rưỡi phần"));

    private static readonly WordTable<Role> English = new(Rows(
        "of the other more such experienced senior leading young old new former innocent different separate armed wounded dead top high-ranking ranking high foreign local political large small good active trained armed "
            + "additional loyal poor rich red white military civilian",
        "and or in on at to by for from with who were was are is had have has been as than into per that which when while but because during after before over under between about only out off up"));

    public static TextSpan? Find(ReadOnlySpan<char> text, int end, Language language)
    {
        var at = end;
        for (var words = 0; words < 4; words++)
        {
            var start = Scan.SkipSpace(text, at);
            if (start < 0 || start >= text.Length || start == at || !Scan.IsLetter(text[start]))
                return null;
            var stop = WordEnd(text, start);
            var table = language == Language.Vietnamese ? Vietnamese : English;
            table.TryGet(text[start..stop], out var role);
            if (role == Role.Stop)
                return null;
            if (role == Role.None)
                return new TextSpan(start, language == Language.Vietnamese ? VietnameseCompounds.Extend(text, start, stop) : stop);
            at = stop;
        }

        return null;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = Scan.WordEnd(text, start);
        while (end + 1 < text.Length && text[end] == '-' && Scan.IsLetter(text[end + 1]) && end - start < 40)
            end = Scan.WordEnd(text, end + 1);
        return end;
    }

    private static IEnumerable<(string, Role)> Rows(string skip, string stop) =>
        skip.Split(' ').Distinct().Select(w => (w, Role.Skip)).Concat(stop.Split(' ').Distinct().Select(w => (w, Role.Stop)));
}
