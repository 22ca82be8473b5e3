namespace NlpPipeline.Claims;

/// <summary>Features of a trigger that tell whether the text says that the thing happened.</summary>
internal static class PolarityFeatures
{
    private const int Reach = 10;

    public static void Extract(ClaimUnit unit, Trigger trigger, FeatureList into)
    {
        into.Clear();
        var type = FeatureList.Text(trigger.Type);
        into.Add(1);
        into.Add(2, type);
        into.Add(3, unit.Word(trigger.Start), unit.Word(trigger.End - 1));
        into.Add(4, unit.Word(trigger.Start), type);
        for (var k = 1; k <= 4; k++)
        {
            into.Add(10 + k, unit.Word(trigger.Start - k));
            into.Add(20 + k, unit.Word(trigger.End - 1 + k));
        }

        into.Add(5, unit.Word(trigger.Start - 2), unit.Word(trigger.Start - 1));
        into.Add(6, unit.Word(trigger.Start - 1), type);
        for (var i = Math.Max(0, trigger.Start - Reach); i < trigger.Start; i++)
        {
            into.Add(30, unit.Words[i]);
            if (i >= trigger.Start - 5)
                into.Add(31, unit.Words[i]);
            if (unit.Lists[i] != 0)
                into.Add(32, unit.Lists[i]);
        }

        for (var i = trigger.End; i < Math.Min(unit.Count, trigger.End + 5); i++)
            into.Add(33, unit.Words[i]);
        for (var i = 0; i < Math.Min(3, unit.Count); i++)
            into.Add(34, unit.Words[i]);
        var quoted = false;
        var question = unit.Count > 0 && unit.SignAt(unit.Count - 1) == '?';
        for (var i = 0; i < trigger.Start; i++)
        {
            if (unit.SignAt(i) is '"' or '“' or '”')
                quoted = !quoted;
        }

        into.Add(40, quoted ? 1UL : 0, question ? 1UL : 0);
    }
}
