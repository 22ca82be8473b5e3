using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Turns the claims of one document into reports: one for a count, one for each person that something happened to,
/// or one for the claim as a whole.</summary>
internal sealed class ReportBuilder
{
    private readonly string document;
    private readonly Dictionary<string, Mention> mentions = new(StringComparer.Ordinal);
    private readonly Mention[] entities;
    private readonly ContextTimes context;

    public ReportBuilder(Extraction extraction)
    {
        document = extraction.Document;
        foreach (var mention in extraction.Mentions)
            mentions.TryAdd(mention.Id, mention);
        entities = [.. extraction.Mentions.Where(m => Labels.FamilyOf(m.Label) == LabelFamily.Entity).OrderBy(m => m.Span.Start).ThenBy(m => m.Span.End)];
        context = new ContextTimes(extraction.Mentions);
    }

    public IEnumerable<SourceReport> Reports(Claim claim, string? sentence, IReadOnlyList<ClaimCopy> copies, string? repeatedFrom)
    {
        var patients = claim.Arguments.Where(a => a.Role == "Patient").ToList();
        var agents = claim.Arguments.Where(a => a.Role == "Agent").ToList();
        var named = patients.Select(Party).ToList();
        var place = claim.Arguments.Where(a => a.Role == "Place").Select(PlaceOf).FirstOrDefault(p => p is not null)
            ?? named.Where(p => p is { Label: "LOC" } && claim.Type is not ("Found" or "Attack" or "Seize"))
                .Select(p => new Place(p!.Key, Places.IsCountry(p.Key) ? p.Key : p.Name, true)).FirstOrDefault();
        var basis = new SourceReport(document, claim)
        {
            Time = TimeOf(claim),
            Place = place,
            Agent = agents.Select(Text).FirstOrDefault(t => t is not null),
            Attribution = claim.Arguments.Where(a => a.Role == "Source").Select(Text).FirstOrDefault(t => t is not null),
            Victims = VictimsOf(claim, patients),
            Sentence = sentence,
            Copies = copies,
            RepeatedFrom = repeatedFrom,
        };

        var quantity = claim.Arguments.Where(a => a.Role == "Quantity").Select(Quantity).FirstOrDefault(q => q is not null);
        if (quantity is not null)
            yield return basis with { Quantity = quantity };
        var persons = named.Where(p => p is { Label: "PER" }).DistinctBy(p => p!.Key).ToList();
        foreach (var person in persons)
            yield return basis with { Subject = person, Victims = new Victims(person!.Name, null) };
        if (quantity is null && persons.Count == 0)
            yield return basis with { Subject = GeneralSubject(claim, named, agents) };
    }

    /// <summary>What an event without count and person is known by: the named patient, else body, else agent, else the noun.</summary>
    private NamedParty? GeneralSubject(Claim claim, List<NamedParty?> patients, List<ClaimArgument> agents)
    {
        if (patients.FirstOrDefault(p => p is { Label.Length: > 0 }) is { } named)
            return named;
        if (claim.Arguments.Where(a => a.Role == "Organization").Select(Party).FirstOrDefault(p => p is { Label.Length: > 0 }) is { } body)
            return body;
        var noun = patients.FirstOrDefault(p => p is not null);
        if (agents.Select(Party).FirstOrDefault(p => p is { Label.Length: > 0 }) is not { } agent)
            return noun;
        // Who does it is no whom: a death that Stalin orders must not meet Stalin's own.
        return new NamedParty($"by {agent.Key} {noun?.Key}", noun is null ? $"by {agent.Name}" : $"{noun.Name} (by {agent.Name})", "");
    }

    private NamedParty? Party(ClaimArgument argument)
    {
        if (argument.Text is not { Length: > 0 } text)
            return null;
        var mention = MentionOf(argument);
        if (mention is null || Labels.FamilyOf(mention.Label) != LabelFamily.Entity)
        {
            var noun = VictimClasses.Of(text) ?? FoldedName.Of(text);
            return noun.Length == 0 ? null : new NamedParty("=" + noun, text, "");
        }

        var key = mention.Label switch
        {
            "LOC" => Places.Key(mention.Canonical, mention.Text),
            "PER" => PersonKey(mention.Canonical ?? mention.Text),
            _ => FoldedName.Of(mention.Canonical ?? mention.Text),
        };
        return key.Length == 0 ? null : new NamedParty(key, mention.Canonical ?? mention.Text, mention.Label);
    }

    private Victims VictimsOf(Claim claim, List<ClaimArgument> patients)
    {
        Victims? result = null;
        foreach (var patient in patients)
        {
            if (patient.Text is not { Length: > 0 } text)
                continue;
            var inside = MentionOf(patient) ?? (patient.Span is { } span ? EntityIn(span) : null);
            var group = inside is { Label: "GROUP" or "ORG" } ? FoldedName.Of(inside.Canonical ?? inside.Text) : null;
            var noun = VictimClasses.Of(text);
            var victims = new Victims(noun ?? (group is not null || inside is not null ? Victims.People : VictimClasses.Fold(text) is { Length: > 0 } ? FoldedName.Of(text) : Victims.People), group);
            if (result is null || (result.IsGeneric && !victims.IsGeneric))
                result = victims;
        }

        if (result is not null)
            return result;
        var counted = claim.Arguments.Where(a => a.Role == "Quantity").Select(a => MentionOf(a)?.Counted).FirstOrDefault(c => c is not null);
        if (counted is not null && FoldedName.Of(counted) is { Length: > 0 } what)
            return new Victims(VictimClasses.Of(counted) ?? what, null);
        // What is counted, attacked or published is no people unless the text says so.
        return claim.Type is "Count" or "Attack" or "Publish" or "Seize" or "Found" or "Meet" && FoldedName.Of(claim.TriggerText) is { Length: > 0 } trigger
            ? new Victims(VictimClasses.Of(claim.TriggerText) ?? trigger, null)
            : Victims.Unknown;
    }

    private Mention? EntityIn(TextSpan span)
    {
        int low = 0, high = entities.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entities[middle].Span.Start < span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < entities.Length && span.Contains(entities[low].Span) ? entities[low] : null;
    }

    private Place? PlaceOf(ClaimArgument argument)
    {
        if (argument.Text is not { Length: > 0 } text)
            return null;
        var mention = MentionOf(argument) ?? (argument.Span is { } span ? EntityIn(span) : null);
        return Places.Of(mention?.Canonical, mention?.Text, text);
    }

    private ReportTime TimeOf(Claim claim)
    {
        ReportTime? stated = null;
        foreach (var argument in claim.Arguments)
        {
            if (argument.Role != "Time")
                continue;
            var interval = (MentionOf(argument) is { } mention && mention.Value == argument.Value ? Times.IntervalOf(mention) : null) ?? Times.IntervalOf(argument.Value);
            if (interval is null)
                continue;
            stated = stated is { } before
                ? new ReportTime(before.Interval!.Value.Union(interval.Value), before.Value + " " + argument.Value, TimeBasis.Stated)
                : new ReportTime(interval, argument.Value, TimeBasis.Stated);
        }

        return stated ?? context.At(claim.Sentence);
    }

    private Mention? MentionOf(ClaimArgument argument) =>
        argument.MentionId is { } id && mentions.TryGetValue(id, out var mention) ? mention : null;

    private string? Text(ClaimArgument argument) => MentionOf(argument)?.Canonical ?? argument.Text;

    private static NumberValue? Quantity(ClaimArgument argument) =>
        NumberValue.TryParse(argument.Value, out var value) && value.Best > 0 ? value : null;

    private static string PersonKey(string name) => FoldedName.Surname(name);
}
