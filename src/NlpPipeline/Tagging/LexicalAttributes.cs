using System.Runtime.InteropServices;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tagging;

/// <summary>
/// Computes the attributes that follow from a token's letters, and remembers them by form: running text repeats its words, so
/// most tokens cost one look-up. One instance a thread.
/// </summary>
internal sealed class LexicalAttributes(LexicalResources resources)
{
    /// <summary>Number of kinds that follow from the letters.</summary>
    public const int Count = (int)AttributeKind.Glue;

    /// <summary>What stands behind this many letters of a form is not looked at.</summary>
    public const int LongestForm = 64;

    private const int CacheLimit = 1 << 16;
    private const int Affix = 4;

    private readonly Dictionary<ulong, int> index = [];
    private ulong[] store = new ulong[Count * 1024];
    private int used;

    /// <summary>Grows by one whenever the slots that were given out lose their meaning.</summary>
    public int Generation { get; private set; }

    /// <summary>The attributes of a form, indexed by <see cref="AttributeKind"/>; valid until the next call.</summary>
    public ReadOnlySpan<ulong> Of(ReadOnlySpan<char> form) => this[SlotOf(form)];

    /// <summary>The attributes in a slot.</summary>
    public ReadOnlySpan<ulong> this[int slot] => store.AsSpan(slot * Count, Count);

    /// <summary>The slot of a form: a small number that stands for it as long as <see cref="Generation"/> stays.</summary>
    public int SlotOf(ReadOnlySpan<char> form)
    {
        var hash = Hash64.Of(form, (ulong)AttributeKind.Word);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(index, hash, out var known);
        if (known)
            return slot;
        if (used == CacheLimit)
        {
            index.Clear();
            used = 0;
            Generation++;
            slot = ref CollectionsMarshal.GetValueRefOrAddDefault(index, hash, out _);
        }

        if ((used + 1) * Count > store.Length)
            Array.Resize(ref store, store.Length * 2);
        slot = used++;
        Compute(form, hash, store.AsSpan(slot * Count, Count));
        return slot;
    }

    /// <summary>Writes a form in lower case, digits as 0, cut to <see cref="LongestForm"/>.</summary>
    /// <returns>Its length.</returns>
    public static int Lower(ReadOnlySpan<char> form, Span<char> into)
    {
        var length = Math.Min(form.Length, LongestForm);
        for (var i = 0; i < length; i++)
            into[i] = char.IsAsciiDigit(form[i]) ? '0' : char.ToLowerInvariant(form[i]);
        return length;
    }

    private void Compute(ReadOnlySpan<char> form, ulong word, Span<ulong> into)
    {
        into.Clear();
        into[(int)AttributeKind.Word] = word;
        Span<char> lower = stackalloc char[LongestForm];
        var length = Lower(form, lower);
        lower = lower[..length];
        into[(int)AttributeKind.Lower] = Hash64.Of(lower, (ulong)AttributeKind.Lower);

        var foldedHash = SpellingFolder.HashOf(form);
        into[(int)AttributeKind.Folded] = foldedHash;

        Span<char> bare = stackalloc char[LongestForm];
        for (var i = 0; i < length; i++)
            bare[i] = Latin.Bare(lower[i]);
        into[(int)AttributeKind.Bare] = Hash64.Of(bare[..length], (ulong)AttributeKind.Bare);

        Shapes(form, into);
        for (var n = 1; n <= Affix; n++)
        {
            if (length <= n)
                break;
            into[(int)AttributeKind.Prefix1 + n - 1] = Hash64.Of(lower[..n], (ulong)AttributeKind.Prefix1 + (ulong)n);
            into[(int)AttributeKind.Suffix1 + n - 1] = Hash64.Of(lower[^n..], (ulong)AttributeKind.Suffix1 + (ulong)n);
        }

        if (resources.Clusters?.Find(lower) is { } cluster)
        {
            into[(int)AttributeKind.ClusterCoarse] = Seeded(AttributeKind.ClusterCoarse, cluster.Coarse);
            into[(int)AttributeKind.ClusterMiddle] = Seeded(AttributeKind.ClusterMiddle, cluster.Middle);
            into[(int)AttributeKind.ClusterFine] = Seeded(AttributeKind.ClusterFine, cluster.Fine);
        }

        if (resources.Gazetteer?.WordLists(foldedHash) is { } lists and not 0)
            into[(int)AttributeKind.WordList] = Seeded(AttributeKind.WordList, lists);
    }

    /// <summary>The hash of a small number as an attribute of a kind; never 0.</summary>
    public static ulong Seeded(AttributeKind kind, int value) =>
        Hash64.NotZero(Hash64.Finish(Hash64.Add(Hash64.Add(0x13198A2E03707344, (ulong)kind), (ulong)value)));

    private static void Shapes(ReadOnlySpan<char> form, Span<ulong> into)
    {
        Span<char> full = stackalloc char[8];
        Span<char> collapsed = stackalloc char[16];
        var fullLength = 0;
        var collapsedLength = 0;
        int upper = 0, lowerCase = 0, digits = 0;
        foreach (var c in form)
        {
            char s;
            if (char.IsAsciiDigit(c))
            {
                s = '0';
                digits++;
            }
            else if (char.IsUpper(c))
            {
                s = 'X';
                upper++;
            }
            else if (Tokenizer.IsLetter(c))
            {
                s = 'x';
                lowerCase++;
            }
            else
            {
                s = c;
            }

            if (fullLength < full.Length)
                full[fullLength++] = s;
            if (collapsedLength < collapsed.Length
                && (collapsedLength < 2 || collapsed[collapsedLength - 1] != s || collapsed[collapsedLength - 2] != s))
            {
                collapsed[collapsedLength++] = s;
            }
        }

        into[(int)AttributeKind.Shape] = Hash64.Of(collapsed[..collapsedLength], (ulong)AttributeKind.Shape);
        into[(int)AttributeKind.LongShape] = Hash64.Of(full[..fullLength], (ulong)AttributeKind.LongShape);
        var kind = digits > 0 && upper + lowerCase == 0 ? 1
            : digits > 0 ? 2
            : upper > 0 && lowerCase == 0 ? (upper == 1 ? 3 : 4)
            : upper > 0 && char.IsUpper(form[0]) ? 5
            : upper > 0 ? 6
            : lowerCase > 0 ? 7
            : 8;
        into[(int)AttributeKind.Kind] = Seeded(AttributeKind.Kind, kind);
    }
}

/// <summary>What the tagger knows of words beside their letters.</summary>
/// <param name="Clusters">Word clusters; null where a model was trained without.</param>
/// <param name="Gazetteer">Names and word lists; null where a model was trained without.</param>
/// <param name="Vectors">Word vectors, for networks; null where a model was trained without.</param>
public sealed record LexicalResources(WordClusters? Clusters, Gazetteer? Gazetteer, WordVectors? Vectors = null)
{
    public static LexicalResources None { get; } = new(null, null);
}
