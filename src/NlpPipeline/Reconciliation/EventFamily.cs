using System.Collections.Frozen;
using NlpPipeline.Annotations;

namespace NlpPipeline.Reconciliation;

/// <summary>Claim types that may tell of one event: an execution told by one source as a killing, by another as a death.</summary>
public static class EventFamily
{
    public const string Deaths = "Deaths";

    /// <summary>The family of a claim type: Deaths for Execute, Kill and Die; any other type is its own family.</summary>
    public static string Of(string type) => type is "Execute" or "Kill" or "Die" ? Deaths : type;

    /// <summary>True where counts of the two types may be set side by side. Deaths of hunger or disease (Die) are no rivals of a
    /// count of the executed, unless place or victims tie them together.</summary>
    internal static bool CountsCompare(string a, string b, bool tied) => a == b || (Of(a) == Of(b) && (tied || (a != "Die" && b != "Die")));
}

/// <summary>The event types of ACE 2005 (Linguistic Data Consortium, "ACE English Annotation Guidelines for Events", 5.4.3).</summary>
public static class AceEventTypes
{
    private static readonly FrozenDictionary<string, string> Map = new Dictionary<string, string>
    {
        ["Execute"] = "Justice.Execute",
        ["Kill"] = "Life.Die",
        ["Die"] = "Life.Die",
        ["Arrest"] = "Justice.Arrest-Jail",
        ["Release"] = "Justice.Release-Parole",
        ["Sentence"] = "Justice.Sentence",
        ["Deport"] = "Movement.Transport",
        ["Dismiss"] = "Personnel.End-Position",
        ["Appoint"] = "Personnel.Start-Position",
        ["Attack"] = "Conflict.Attack",
        ["Found"] = "Business.Start-Org",
        ["Meet"] = "Contact.Meet",
        ["Seize"] = "Transaction.Transfer-Ownership",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The nearest ACE type; null for Publish and Count, which ACE does not have, and for types that the guidelines do not know.</summary>
    public static string? Of(string claimType) => Map.GetValueOrDefault(claimType);

    /// <summary>The claim types in the order of the guidelines, each with its ACE type or null.</summary>
    public static IEnumerable<(string Type, string? Ace)> All => Labels.ClaimTypes.Select(t => (t, Of(t)));
}
