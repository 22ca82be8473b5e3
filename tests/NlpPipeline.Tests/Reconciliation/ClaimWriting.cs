using NlpPipeline.Annotations;
using NlpPipeline.Reconciliation;

namespace NlpPipeline.Tests.Reconciliation;

/// <summary>Builds documents with claims out of marked-up sentences of our own.</summary>
internal sealed class DocumentWriter(string name)
{
    private readonly System.Text.StringBuilder text = new();
    private readonly List<Mention> mentions = [];
    private readonly List<Claim> claims = [];

    public string Text => text.ToString();

    public Extraction Extraction => new(name, mentions, claims);

    /// <summary>Adds a sentence on a line of its own, without a claim.</summary>
    public DocumentWriter Say(string sentence)
    {
        text.Append(sentence).Append('\n');
        return this;
    }

    /// <summary>Adds a sentence and a claim in it.</summary>
    /// <param name="arguments">Role, then the stretch (found in the sentence; empty for a carried value), then value or null; after <c>@</c> in the
    /// role comes the label of the mention that fills it, after a second one its canonical name.</param>
    public DocumentWriter Claim(string sentence, string type, string trigger, params (string Role, string Text, string? Value)[] arguments)
    {
        Say(sentence);
        return Also(sentence, type, trigger, Polarity.Asserted, arguments);
    }

    /// <summary>Adds another claim to the last sentence.</summary>
    public DocumentWriter Also(string sentence, string type, string trigger, string polarity, params (string Role, string Text, string? Value)[] arguments)
    {
        var start = text.ToString().LastIndexOf(sentence, StringComparison.Ordinal);
        var list = new List<ClaimArgument>();
        foreach (var (role, stretch, value) in arguments)
        {
            var parts = role.Split('@');
            TextSpan? span = stretch.Length == 0 ? null : Stretch(start, sentence, stretch);
            string? id = null;
            if (parts.Length > 1)
            {
                id = $"{name}#m{mentions.Count}";
                mentions.Add(new Mention(id, parts[1], span!.Value, stretch, value, parts.Length > 2 ? parts[2] : null, 1));
            }

            list.Add(new ClaimArgument(parts[0], span, stretch.Length == 0 ? null : stretch, value, id, 1));
        }

        claims.Add(new Claim($"{name}#c{claims.Count}", type, Stretch(start, sentence, trigger), trigger, polarity, 0.9, new TextSpan(start, start + sentence.Length), list));
        return this;
    }

    public DocumentWriter Mention(string sentence, string label, string stretch, string? value)
    {
        var start = text.ToString().LastIndexOf(sentence, StringComparison.Ordinal);
        mentions.Add(new Mention($"{name}#m{mentions.Count}", label, Stretch(start, sentence, stretch), stretch, value, null, 1));
        return this;
    }

    public static IReadOnlyList<ReconciledEvent> Reconcile(params DocumentWriter[] documents) =>
        new Reconciler().Reconcile([.. documents.Select(d => d.Extraction)]);

    private static TextSpan Stretch(int start, string sentence, string stretch)
    {
        var at = sentence.IndexOf(stretch, StringComparison.Ordinal);
        if (at < 0)
            throw new ArgumentException($"'{stretch}' does not stand in '{sentence}'");
        return new TextSpan(start + at, start + at + stretch.Length);
    }
}
