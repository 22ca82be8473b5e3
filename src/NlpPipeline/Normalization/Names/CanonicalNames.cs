using NlpPipeline.Tagging;

namespace NlpPipeline.Normalization.Names;

/// <summary>
/// Gives entity mentions their canonical English name: <c>Liên-Xô</c>, <c>URSS</c> and <c>Soviet Union</c> one, <c>Staline</c>
/// and <c>Joseph Stalin</c> one. First the gazetteer (the label must agree), then spellings that sound the same, then within
/// the document the surname of a person named in full. Where two readings are left there is no canonical name.
/// </summary>
public sealed class CanonicalNames
{
    /// <summary>How many more lone surnames than namesakes in full make a known bearer the one meant (Stalin beside Vasily Stalin).</summary>
    private const int Dominance = 3;

    private readonly NameIndex index;

    public CanonicalNames(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        index = new NameIndex(gazetteer);
    }

    /// <summary>
    /// Canonical names of the mentions of one document, in the same order; null where the name is unknown and no fuller form
    /// stands in the document, or where it could be two. Labels other than the entities of the guidelines get null.
    /// </summary>
    public IReadOnlyList<string?> Resolve(IReadOnlyList<(string Text, string Label)> mentionsInDocumentOrder)
    {
        ArgumentNullException.ThrowIfNull(mentionsInDocumentOrder);
        var names = new string?[mentionsInDocumentOrder.Count];
        var forms = new PersonForm?[names.Length];
        var lone = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var (text, label) = mentionsInDocumentOrder[i];
            names[i] = index.Find(label, text);
            if (label != "PER" || PersonForm.Of(text) is not { } form)
                continue;
            forms[i] = form;
            if (form.IsLone)
                lone[form.SurnameKey] = lone.GetValueOrDefault(form.SurnameKey) + 1;
            else
                names[i] ??= index.FindByInitials(form);
        }

        var persons = Gather(forms, names);
        for (var i = 0; i < names.Length; i++)
        {
            if (forms[i] is { } form)
                names[i] = form.IsLone ? Surname(form, names[i], persons, lone[form.SurnameKey]) : names[i] ?? Fuller(form, persons);
        }

        return names;
    }

    /// <summary>Full forms first, so that initials find the person whom a later full form names.</summary>
    private static DocumentPersons Gather(PersonForm?[] forms, string?[] names)
    {
        var persons = new DocumentPersons();
        foreach (var full in (ReadOnlySpan<bool>)[true, false])
        {
            for (var i = 0; i < forms.Length; i++)
            {
                if (forms[i] is { IsLone: false } form && form.IsFull == full)
                    persons.Add(form, names[i]);
            }
        }

        return persons;
    }

    private static string? Surname(PersonForm form, string? known, DocumentPersons persons, int times)
    {
        var bearers = persons.Bearers(form.SurnameKey);
        if (bearers.Count == 0)
            return known;
        if (known is null)
            return bearers.Count == 1 ? bearers[0].Canonical ?? bearers[0].Fullest.Text : null;
        var others = 0;
        foreach (var bearer in bearers)
            others += string.Equals(bearer.Canonical, known, StringComparison.Ordinal) ? 0 : bearer.Mentions;
        return others == 0 || times >= Dominance * others ? known : null;
    }

    private static string? Fuller(PersonForm form, DocumentPersons persons)
    {
        if (persons.Find(form) is not { } person)
            return null;
        return person.Canonical ?? (person.Fullest.Completeness > form.Completeness ? person.Fullest.Text : null);
    }
}
