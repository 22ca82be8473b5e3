using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>What the word beside a number says of it, beyond bounds.</summary>
[Flags]
internal enum ContextRole : ushort
{
    None = 0,

    /// <summary>The number behind it belongs to a date or a clock: ngày, tháng, in.</summary>
    Date = 1,

    /// <summary>The number before it is a length of time: giờ, years.</summary>
    TimeUnit = 2,

    /// <summary>The number behind it is an identifier: trang, No., điều.</summary>
    Identifier = 4,

    /// <summary>A four-digit number behind it is a year: in, since, từ.</summary>
    YearLead = 8,

    /// <summary>những, các.</summary>
    Plural = 16,

    /// <summary>A determiner before one: the one, this one.</summary>
    Pronominal = 32,

    /// <summary>A word behind one that makes it a pronoun or an article.</summary>
    AfterPronoun = 64,

    /// <summary>A month's name.</summary>
    Month = 128,

    /// <summary>aged, tuổi.</summary>
    Age = 256,

    /// <summary>A word before một that makes it count: chỉ, đúng, mỗi.</summary>
    Counts = 512,

    /// <summary>hạng, bậc: the number behind it is an ordinal.</summary>
    Rank = 1024,

    /// <summary>between, giữa: the next "and" joins a range.</summary>
    Between = 2048,
}

internal readonly record struct NumberContext(ContextRole Role)
{
    private static readonly WordTable<ContextRole> VietnameseTable = Build(
        (ContextRole.Date, "ngày tháng mồng mùng quý đêm rạng giờ gìơ giở"),
        (ContextRole.Date | ContextRole.YearLead, "năm niên nằm"),
        (ContextRole.Date, "kỷ kỉ lúc tiết"),
        (ContextRole.YearLead, "từ đến tới giữa đầu cuối hè xuân thu đông sau trước hồi vào hôm khoảng sang qua và nay trong"),
        (ContextRole.TimeUnit, "giờ phút giây ngày tuần tháng năm thập thế đêm buổi tiếng hôm niên mùa quý"),
        (ContextRole.Identifier, "số trang điều khoản chương mục quyển tập đoạn hình bảng tr page pp câu quận lộ đường nhà phòng mã kênh điểm tiểu trại chiếu cột note đoàn đội hội khóm khối tổ toa luật nghị lệnh lịnh"),
        (ContextRole.Plural, "các những nhiều hàng"),
        (ContextRole.Counts, "chỉ đúng chừng khoảng hơn gần mất còn duy gấp lối"),
        (ContextRole.Rank, "hạng bậc lớp"),
        (ContextRole.Age, "tuổi"),
        (ContextRole.Between, "giữa"));

    private static readonly WordTable<ContextRole> EnglishTable = Build(
        (ContextRole.TimeUnit, "hour hours minute minutes second seconds day days week weeks month months year years decade decades century centuries night nights weekend weekends "
            + "fortnight fortnights bc bce ad ce am pm clock summers winters generations"),
        (ContextRole.Identifier, "no nr nos page pages pp p article articles section sections chapter chapters figure fig table note notes number numbers vol volume room version line order protocol decree "
            + "paragraph resolution flight route highway bus apollo camp street psalm verse act scene order file case nr tel phone fax lines clause title part"),
        (ContextRole.YearLead, "in since by until till during before after early late mid spring summer autumn winter fall year years from to of between and or circa about around c ca "
            + "through around the"),
        (ContextRole.Month | ContextRole.YearLead, "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"),
        (ContextRole.Pronominal, "the this that which each every any no another first last next other some every only's big little old new such"),
        (ContextRole.AfterPronoun, "of who whom whose that which you he she they we i it is was has had have are were day morning evening night afternoon can could must should may might will would "
            + "another thing to as and or by on in at for from with but if when than also do does did then time side hand way"),
        (ContextRole.Age, "aged age ages"),
        (ContextRole.Between, "between"));

    public bool IsDate => (Role & ContextRole.Date) != 0;

    public bool IsTimeUnit => (Role & ContextRole.TimeUnit) != 0;

    public bool IsIdentifier => (Role & ContextRole.Identifier) != 0;

    public bool IsYearLead => (Role & ContextRole.YearLead) != 0;

    public bool IsPlural => (Role & ContextRole.Plural) != 0;

    public bool IsMonth => (Role & ContextRole.Month) != 0;

    public bool IsPronominal => (Role & ContextRole.Pronominal) != 0;

    public bool IsAfterPronoun => (Role & ContextRole.AfterPronoun) != 0;

    public bool IsAge => (Role & ContextRole.Age) != 0;

    public bool Counts => (Role & ContextRole.Counts) != 0;

    public bool IsRank => (Role & ContextRole.Rank) != 0;

    public bool IsBetween => (Role & ContextRole.Between) != 0;

    /// <summary>The word that ends before <paramref name="at"/>, white space between; none where a sign stands there.</summary>
    public static NumberContext Before(ReadOnlySpan<char> text, int at, Language language) => Before(text, at, language, out _);

    public static NumberContext Before(ReadOnlySpan<char> text, int at, Language language, out int start)
    {
        var end = Scan.SkipSpaceBack(text, at);
        start = end;
        if (end <= 0)
            return default;
        while (start > 0 && end - start < 24 && Scan.IsLetter(text[start - 1]))
            start--;
        return new NumberContext(Look(text[start..end], language));
    }

    public static NumberContext After(ReadOnlySpan<char> text, int at, Language language, out int end)
    {
        var start = Scan.SkipSpace(text, at);
        end = at;
        if (start < 0)
            return default;
        if (start < text.Length && Scan.IsDash(text[start]) && start == at)
            start++;
        end = start;
        while (end < text.Length && end - start < 24 && Scan.IsLetter(text[end]))
            end++;
        return new NumberContext(Look(text[start..end], language));
    }

    private static ContextRole Look(ReadOnlySpan<char> word, Language language) =>
        !word.IsEmpty && (language == Language.Vietnamese ? VietnameseTable : EnglishTable).TryGet(word, out var role) ? role : ContextRole.None;

    private static WordTable<ContextRole> Build(params (ContextRole Role, string Words)[] rows) => new(
        rows.SelectMany(r => r.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (Word: w, r.Role)))
            .GroupBy(p => p.Word)
            .Select(g => (g.Key, g.Aggregate(ContextRole.None, (all, p) => all | p.Role))));
}
