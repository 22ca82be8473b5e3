using NlpPipeline.Annotations;

namespace NlpPipeline.Claims;

/// <summary>
/// Features of a (trigger, candidate) pair: both ends, the words beside them, what lies between, order and distance, as in
/// feature-based relation extraction (Zhou et al. 2005).
/// </summary>
internal static class RoleFeatures
{
    private const int BagLimit = 8;

    private static readonly ulong[] Passive =
    [
        .. new[] { "bị", "được", "do", "by", "was", "were", "been", "being", "be" }.Select(w => Tagging.SpellingFolder.HashOf(w)),
    ];

    /// <param name="before">The candidate before this one, and the role that it fills for the trigger (null for none).</param>
    public static void Extract(ClaimUnit unit, Trigger trigger, Candidate candidate, (Candidate Candidate, string? Role)? before, FeatureList into)
    {
        into.Clear();
        var type = FeatureList.Text(trigger.Type);
        var label = FeatureList.Text(candidate.Label);
        var language = (ulong)unit.Context.Unit.Language + 1;
        var side = candidate.End <= trigger.Start ? 1UL : candidate.Start >= trigger.End ? 2UL : 3UL;
        var (from, to) = side == 1 ? (candidate.End, trigger.Start) : side == 2 ? (trigger.End, candidate.Start) : (0, 0);
        var distance = Bucket(to - from);
        var head = unit.Word(language == 1 ? candidate.Start : candidate.End - 1);
        var headCluster = unit.Cluster(language == 1 ? candidate.Start : candidate.End - 1);
        var triggerWord = unit.Word(trigger.Start);
        var triggerEnd = unit.Word(trigger.End - 1);
        var wordBefore = unit.Word(candidate.Start - 1);
        var after = unit.Word(candidate.End);

        into.Add(1);
        into.Add(2, type, label, side);
        into.Add(3, label, side);
        into.Add(4, type, label);
        into.Add(5, triggerWord, triggerEnd, label, side);
        into.Add(6, type, wordBefore, side);
        into.Add(7, wordBefore, label, side);
        into.Add(8, unit.Word(candidate.Start - 2), wordBefore, label);
        into.Add(9, after, label, side);
        into.Add(10, type, after, side);
        into.Add(11, distance, side, label);
        into.Add(12, distance, side, label, type);
        into.Add(13, head, label);
        into.Add(14, headCluster, type, side);
        into.Add(15, head, type, side);
        into.Add(16, language, type, label, side);
        into.Add(17, unit.Cluster(candidate.Start - 1), label, side, type);
        into.Add(18, unit.Cluster(candidate.End), label, side);
        into.Add(19, candidate.Start == 0 ? 1UL : 0, label, type);
        into.Add(20, unit.Word(trigger.Start - 1), label, side);
        into.Add(21, unit.Word(trigger.End), label, side);
        into.Add(22, unit.Cluster(trigger.Start - 1), label, side, type);
        into.Add(23, (ulong)Math.Min(3, unit.Triggers.Count), label, side, distance);

        Coordination(unit, candidate, before, label, side, type, into);
        Reporting(unit, trigger, candidate, label, side, type, into);
        Between(unit, candidate, from, to, label, side, type, into);
        Voice(unit, trigger, label, side, type, into);
        Neighbours(unit, trigger, candidate, label, side, type, into);
    }

    /// <summary>The parts of a list fill one role: what the candidate before fills, and what joins the two.</summary>
    private static void Coordination(
        ClaimUnit unit, Candidate candidate, (Candidate Candidate, string? Role)? before, ulong label, ulong side, ulong type, FeatureList into)
    {
        if (before is not { } last)
        {
            into.Add(70, label, side, type);
            return;
        }

        var role = last.Role is null ? 0 : FeatureList.Text(last.Role);
        var joint = 0UL;
        for (var i = last.Candidate.End; i < candidate.Start && candidate.Start - last.Candidate.End <= 3; i++)
            joint = (joint * 31) + unit.Words[i];
        var gap = Bucket(candidate.Start - last.Candidate.End);
        var same = last.Candidate.Label == candidate.Label ? 1UL : 0;
        into.Add(71, role, joint, same, side);
        into.Add(72, role, gap, label, side);
        into.Add(73, role, label, FeatureList.Text(last.Candidate.Label), side);
        into.Add(74, role, label, type, side);
        into.Add(75, role, joint, label, side);
    }

    /// <summary>Words of saying beside the candidate and the trigger, by the word lists.</summary>
    private static void Reporting(ClaimUnit unit, Trigger trigger, Candidate candidate, ulong label, ulong side, ulong type, FeatureList into)
    {
        into.Add(80, unit.List(candidate.Start - 1), label, side);
        into.Add(81, unit.List(candidate.Start - 2), label, side);
        into.Add(82, unit.List(candidate.End), label, side);
        into.Add(83, unit.List(candidate.End + 1), label, side);
        into.Add(84, unit.List(candidate.Start - 1), type, side);
        into.Add(85, unit.List(candidate.End), type, side);
        into.Add(86, unit.FineCluster(candidate.Start - 1), label, side);
        into.Add(87, unit.FineCluster(candidate.End), label, side);
        into.Add(88, unit.List(trigger.End), label, side);
        into.Add(89, unit.List(trigger.Start - 1), label, side);
    }

    private static void Between(ClaimUnit unit, Candidate candidate, int from, int to, ulong label, ulong side, ulong type, FeatureList into)
    {
        int commas = 0, breaks = 0, brackets = 0, same = 0, mentions = 0, triggers = 0;
        var joined = 0UL;
        Candidate? last = null;
        for (var i = from; i < to; i++)
        {
            var sign = unit.SignAt(i);
            commas += sign == ',' ? 1 : 0;
            breaks += sign is ';' or ':' or '.' ? 1 : 0;
            brackets += sign is '(' or ')' ? 1 : 0;
            triggers += unit.IsTrigger(i) && (i == from || !unit.IsTrigger(i - 1)) ? 1 : 0;
            if (to - from <= BagLimit)
                into.Add(30, unit.Words[i], label, side);
            if (to - from <= 3)
                joined = (joined * 31) + unit.Words[i];
            if (unit.CandidateAt(i) is { } other && other != last)
            {
                last = other;
                mentions++;
                same += other.Label == candidate.Label ? 1 : 0;
            }
        }

        if (to - from is > 0 and <= 3)
        {
            into.Add(31, joined, label, side);
            into.Add(32, joined, type, side);
        }

        into.Add(33, (ulong)Math.Min(2, commas), label, side);
        into.Add(34, (ulong)Math.Min(2, breaks), label, side);
        into.Add(35, (ulong)Math.Min(2, brackets), label, side);
        into.Add(36, (ulong)Math.Min(3, same), label, side);
        into.Add(37, (ulong)Math.Min(3, same), label, side, type);
        into.Add(38, (ulong)Math.Min(3, mentions), side, label);
        into.Add(39, (ulong)Math.Min(2, triggers), label, side);
        into.Add(40, (ulong)Math.Min(2, triggers), (ulong)Math.Min(2, commas), label, side);
    }

    /// <summary>Whether the trigger stands in the passive, which turns Agent and Patient round.</summary>
    private static void Voice(ClaimUnit unit, Trigger trigger, ulong label, ulong side, ulong type, FeatureList into)
    {
        var mark = 0UL;
        for (var i = Math.Max(0, trigger.Start - 3); i < trigger.Start; i++)
        {
            if (Array.IndexOf(Passive, unit.Words[i]) >= 0)
                mark = unit.Words[i];
        }

        into.Add(50, mark, label, side);
        into.Add(51, mark, label, side, type);
        if (trigger.End < unit.Count && Array.IndexOf(Passive, unit.Words[trigger.End]) >= 0)
            into.Add(52, unit.Words[trigger.End], label, side);
    }

    /// <summary>What stands right beside the candidate, and whether it is the nearest of its kind to the trigger.</summary>
    private static void Neighbours(ClaimUnit unit, Trigger trigger, Candidate candidate, ulong label, ulong side, ulong type, FeatureList into)
    {
        var left = unit.CandidateAt(candidate.Start - 1);
        var right = unit.CandidateAt(candidate.End);
        into.Add(60, left is null ? 0 : FeatureList.Text(left.Label), label, side);
        into.Add(61, right is null ? 0 : FeatureList.Text(right.Label), label, side);
        into.Add(62, left is null ? 0 : FeatureList.Text(left.Label), right is null ? 0 : FeatureList.Text(right.Label), label, type);

        // How many of the same label there are in all, and which of them this is.
        int all = 0, rank = 0;
        var nearest = true;
        var own = Gap(trigger, candidate);
        foreach (var other in unit.Candidates)
        {
            if (other.Label != candidate.Label)
                continue;
            all++;
            if (other.Start < candidate.Start)
                rank++;
            if (other != candidate && Gap(trigger, other) < own)
                nearest = false;
        }

        into.Add(63, (ulong)Math.Min(4, all), (ulong)Math.Min(3, rank), label, type);
        into.Add(64, nearest ? 1UL : 0, label, type, side);
        into.Add(65, nearest ? 1UL : 0, (ulong)Math.Min(3, all), label, side);

        // A trigger of the same unit that stands nearer to the candidate than this one does.
        var taken = false;
        foreach (var other in unit.Triggers)
            taken |= other != trigger && Gap(other, candidate) < own;
        into.Add(66, taken ? 1UL : 0, label, side);
        into.Add(67, taken ? 1UL : 0, label, type);
        if (candidate.Mention is { } mention)
            into.Add(68, mention.Family == LabelFamily.Number && mention.Counted is not null ? 1UL : 0, label, type);
    }

    private static int Gap(Trigger trigger, Candidate candidate) =>
        candidate.End <= trigger.Start ? trigger.Start - candidate.End
        : candidate.Start >= trigger.End ? candidate.Start - trigger.End
        : 0;

    private static ulong Bucket(int distance) => distance switch
    {
        <= 3 => (ulong)Math.Max(0, distance),
        <= 5 => 4,
        <= 8 => 5,
        <= 13 => 6,
        <= 21 => 7,
        <= 34 => 8,
        _ => 9,
    };
}
