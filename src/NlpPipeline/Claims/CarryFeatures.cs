namespace NlpPipeline.Claims;

/// <summary>A date of an earlier unit that may be the time of a claim which names none.</summary>
/// <param name="Value">The date's normalized value.</param>
/// <param name="Distance">Units back, from 1.</param>
/// <param name="WasClaimTime">True where an earlier claim took this date as its time.</param>
public sealed record CarriedDate(string Value, int Distance, bool WasClaimTime);

/// <summary>Features that tell whether a claim without a date takes the last one before its sentence.</summary>
internal static class CarryFeatures
{
    /// <summary>How many units back a date may stand.</summary>
    public const int Reach = 3;

    public static void Extract(ClaimUnit unit, Trigger trigger, CarriedDate date, FeatureList into)
    {
        into.Clear();
        var type = FeatureList.Text(trigger.Type);
        var distance = (ulong)date.Distance;
        var language = (ulong)unit.Context.Unit.Language;
        var hasDate = false;
        foreach (var candidate in unit.Candidates)
            hasDate |= candidate.Label == "DATE";
        into.Add(1);
        into.Add(2, distance, language);
        into.Add(3, type, distance);
        into.Add(4, (ulong)date.Value.Length, distance);
        into.Add(5, (ulong)date.Value.Length, type);
        into.Add(6, date.WasClaimTime ? 1UL : 0, distance);
        into.Add(7, hasDate ? 1UL : 0, distance);
        into.Add(8, unit.Context.Unit.BeginsParagraph ? 1UL : 0, distance);
        into.Add(9, (ulong)Math.Min(3, unit.Triggers.Count), distance);
        into.Add(10, unit.Word(0));
        into.Add(11, unit.Word(0), unit.Word(1));
        into.Add(12, unit.Word(trigger.Start), unit.Word(trigger.End - 1));
        into.Add(13, unit.Word(trigger.Start - 1));
        into.Add(14, unit.Word(trigger.Start - 2), unit.Word(trigger.Start - 1));
        into.Add(15, trigger == unit.Triggers[0] ? 1UL : 0, type);
        into.Add(16, unit.Cluster(trigger.Start - 1));
    }
}
