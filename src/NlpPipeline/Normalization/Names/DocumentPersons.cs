namespace NlpPipeline.Normalization.Names;

/// <summary>The persons that one document names by more than a surname, to whom its lone surnames are given.</summary>
internal sealed class DocumentPersons
{
    private readonly Dictionary<string, List<Person>> bySurname = new(StringComparer.Ordinal);

    /// <summary>Adds a name of two or more words; forms that can be one person's become one.</summary>
    public void Add(PersonForm form, string? canonical)
    {
        if (!bySurname.TryGetValue(form.SurnameKey, out var persons))
            bySurname.Add(form.SurnameKey, persons = []);
        var same = canonical is null
            ? Only(persons, p => p.Fullest.IsCompatible(form))
            : persons.Find(p => string.Equals(p.Canonical, canonical, StringComparison.Ordinal));
        if (same is null)
            persons.Add(new Person(form, canonical));
        else
            same.Add(form);
    }

    /// <summary>The persons of a surname, in the order in which the document names them.</summary>
    public IReadOnlyList<Person> Bearers(string surnameKey) => bySurname.TryGetValue(surnameKey, out var persons) ? persons : [];

    /// <summary>The one person whose name this form can be; null for none or two.</summary>
    public Person? Find(PersonForm form) =>
        bySurname.TryGetValue(form.SurnameKey, out var persons) ? Only(persons, p => p.Fullest.IsCompatible(form)) : null;

    private static Person? Only(List<Person> persons, Predicate<Person> fits)
    {
        Person? found = null;
        foreach (var person in persons)
        {
            if (!fits(person))
                continue;
            if (found is not null)
                return null;
            found = person;
        }

        return found;
    }

    internal sealed class Person(PersonForm first, string? canonical)
    {
        /// <summary>Canonical name of the gazetteer; null where it does not know the person.</summary>
        public string? Canonical { get; } = canonical;

        public PersonForm Fullest { get; private set; } = first;

        public int Mentions { get; private set; } = 1;

        public void Add(PersonForm form)
        {
            Mentions++;
            if (form.Completeness > Fullest.Completeness)
                Fullest = form;
        }
    }
}
