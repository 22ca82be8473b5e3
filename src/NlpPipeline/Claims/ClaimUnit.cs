using NlpPipeline.Recognition;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Claims;

/// <summary>A trigger in a unit: token indices, end exclusive.</summary>
public sealed record Trigger(int Start, int End, string Type, double Probability);

/// <summary>What may fill a role: a mention, or a short noun phrase (label <see cref="PhraseLabel"/>).</summary>
/// <param name="Mention">Null for a noun phrase.</param>
public sealed record Candidate(int Start, int End, string Label, RecognizedMention? Mention)
{
    public const string PhraseLabel = "NP";
}

/// <summary>A unit as the claim models see it: words as hashes, mentions, triggers and candidates.</summary>
internal sealed class ClaimUnit
{
    private const int Outside = -1;

    private readonly int[] candidateAt;
    private readonly bool[] triggerAt;

    public ClaimUnit(UnitContext context, LexicalAttributes lexical, IReadOnlyList<Trigger> triggers, IReadOnlyList<Candidate> candidates)
    {
        Context = context;
        Triggers = triggers;
        Candidates = candidates;
        var count = context.Tokens.Count;
        Words = new ulong[count];
        Clusters = new ulong[count];
        FineClusters = new ulong[count];
        Lists = new ulong[count];
        IsPunctuation = new bool[count];
        for (var i = 0; i < count; i++)
        {
            var form = context.Tokens[i].Of(context.Unit.Sentence);
            var attributes = lexical.Of(form);
            Words[i] = attributes[(int)AttributeKind.Folded];
            Clusters[i] = attributes[(int)AttributeKind.ClusterMiddle];
            FineClusters[i] = attributes[(int)AttributeKind.ClusterFine];
            Lists[i] = attributes[(int)AttributeKind.WordList];
            IsPunctuation[i] = !Tokenizer.IsLetter(form[0]) && !char.IsAsciiDigit(form[0]);
        }

        candidateAt = new int[count];
        Array.Fill(candidateAt, Outside);
        for (var k = 0; k < candidates.Count; k++)
        {
            for (var i = candidates[k].Start; i < candidates[k].End; i++)
                candidateAt[i] = k;
        }

        triggerAt = new bool[count];
        foreach (var trigger in triggers)
        {
            for (var i = trigger.Start; i < trigger.End; i++)
                triggerAt[i] = true;
        }
    }

    public UnitContext Context { get; }

    public IReadOnlyList<Trigger> Triggers { get; }

    /// <summary>In text order.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>Folded forms.</summary>
    public ulong[] Words { get; }

    public ulong[] Clusters { get; }

    public ulong[] FineClusters { get; }

    public ulong[] Lists { get; }

    public bool[] IsPunctuation { get; }

    public int Count => Words.Length;

    /// <summary>The word at a token; boundary words beyond the ends.</summary>
    public ulong Word(int token) => token < 0 ? 11 : token >= Count ? 13 : Words[token];

    public ulong Cluster(int token) => token < 0 || token >= Count ? 0 : Clusters[token];

    public ulong FineCluster(int token) => token < 0 || token >= Count ? 0 : FineClusters[token];

    /// <summary>The word lists that hold the word at a token, as one value.</summary>
    public ulong List(int token) => token < 0 || token >= Count ? 1 : Lists[token];

    public Candidate? CandidateAt(int token) => token < 0 || token >= Count || candidateAt[token] == Outside ? null : Candidates[candidateAt[token]];

    public bool IsTrigger(int token) => triggerAt[token];

    public char SignAt(int token) => Context.Unit.Sentence[Context.Tokens[token].Start];
}
