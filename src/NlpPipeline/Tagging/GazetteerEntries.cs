using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace NlpPipeline.Tagging;

/// <summary>The entries of a gazetteer, each made from its line when it is first asked for: most never are.</summary>
internal sealed class GazetteerEntries : IReadOnlyList<GazetteerEntry>
{
    private const int IntsAPlace = 5;

    private readonly IReadOnlyList<GazetteerFile> files;
    private readonly NumberedNames classes;
    private readonly List<Place> places = [];
    private readonly List<GazetteerEntry?> made = [];

    public GazetteerEntries(IReadOnlyList<GazetteerFile> files)
        : this(files, new NumberedNames())
    {
    }

    private GazetteerEntries(IReadOnlyList<GazetteerFile> files, NumberedNames classes)
    {
        this.files = files;
        this.classes = classes;
    }

    public int Count => made.Count;

    public GazetteerEntry this[int index]
    {
        get
        {
            // Threads that ask at the same time get the same entry.
            ref var entry = ref CollectionsMarshal.AsSpan(made)[index];
            return Volatile.Read(ref entry) ?? Interlocked.CompareExchange(ref entry, Make(places[index]), null) ?? entry;
        }
    }

    /// <summary>The number of a class, from 1.</summary>
    public int NumberOf(string @class) => classes.NumberOf(@class) + 1;

    /// <summary>Adds an entry that stands in no file.</summary>
    public void Add(string @class, string? canonical, string spellings)
    {
        var number = NumberOf(@class);
        places.Add(new Place(0, number, 0, 0, 0));
        made.Add(new GazetteerEntry(classes[number - 1], number, canonical) { Spellings = spellings });
    }

    public void Add(Place place)
    {
        places.Add(place);
        made.Add(null);
    }

    public string ClassOf(int entry) => classes[places[entry].Class - 1];

    public string? CanonicalOf(int entry) => made[entry] is { } known ? known.Canonical : CanonicalOf(places[entry]);

    public bool HasCanonical(int entry) => made[entry] is { } known ? known.Canonical is not null : places[entry].CanonicalLength > 0;

    /// <inheritdoc cref="GazetteerEntry.Spellings"/>
    public string SpellingsOf(int entry) => made[entry] is { } known ? known.Spellings : SpellingsOf(places[entry]);

    public IEnumerator<GazetteerEntry> GetEnumerator()
    {
        for (var entry = 0; entry < Count; entry++)
            yield return this[entry];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes entries that all stand in files.</summary>
    public void Write(ModelFileWriter writer)
    {
        classes.Write(writer);
        writer.Int(places.Count);
        writer.Array(MemoryMarshal.Cast<Place, int>(CollectionsMarshal.AsSpan(places)));
    }

    /// <param name="files">Those that the entries were read from.</param>
    /// <exception cref="ArgumentException">An entry stands outside of the files, or has no class.</exception>
    /// <exception cref="EndOfStreamException">The file is cut.</exception>
    public static GazetteerEntries Read(ModelReader reader, IReadOnlyList<GazetteerFile> files)
    {
        var entries = new GazetteerEntries(files, NumberedNames.Read(reader));
        var count = reader.Int();
        var places = MemoryMarshal.Cast<int, Place>(reader.Array<int>(checked(count * IntsAPlace)).Span);
        foreach (ref readonly var place in places)
        {
            if ((uint)(place.Class - 1) >= (uint)entries.classes.Count || (uint)place.File >= (uint)files.Count || !place.IsInside(files[place.File].Text.Length))
                throw new ArgumentException("an entry stands where none can", nameof(reader));
        }

        CollectionsMarshal.SetCount(entries.places, count);
        places.CopyTo(CollectionsMarshal.AsSpan(entries.places));
        CollectionsMarshal.SetCount(entries.made, count);
        return entries;
    }

    private GazetteerEntry Make(Place place) => new(classes[place.Class - 1], place.Class, CanonicalOf(place)) { Spellings = SpellingsOf(place) };

    private string? CanonicalOf(Place place) => place.CanonicalLength == 0 ? null : Decode(place.File, place.Canonical, place.CanonicalLength);

    private string SpellingsOf(Place place) => Decode(place.File, place.Names, place.End - place.Names);

    private string Decode(int file, int start, int length) => Encoding.UTF8.GetString(files[file].Text, start, length);

    /// <param name="File">From 0.</param>
    /// <param name="Class">From 1.</param>
    /// <param name="Canonical">Byte of the file at which the canonical name begins; it ends a tab before the names.</param>
    /// <param name="Names">Byte at which the names begin.</param>
    /// <param name="End">Byte behind the last name.</param>
    public readonly record struct Place(int File, int Class, int Canonical, int Names, int End)
    {
        public int CanonicalLength => Names - 1 - Canonical;

        public bool IsInside(int length) => Canonical >= 0 && Canonical < Names && Names <= End && End <= length;
    }
}
