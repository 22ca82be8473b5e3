using System.IO.Hashing;
using System.Text;
using NlpPipeline.Models;
using NlpPipeline.Normalization.Names;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;
using NlpPipeline.Tests.Normalization.Names;

namespace NlpPipeline.Tests.Models;

/// <summary>The index of the gazetteers changes nothing but the start, and is used only where it fits.</summary>
public sealed class GazetteerIndexTests : IDisposable
{
    private const string Text = "Ông Dr. Stalin ở Liên-Xô, USSR và Kronstadt, bị xử-bắn, was put to death; Thủ đô Hà Nội, an (An), Kôba.";

    private readonly string folder = Directory.CreateTempSubdirectory("nlp-gazetteer-index-").FullName;

    public GazetteerIndexTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, ModelFolder.Gazetteers));
        Write("10-a.tsv", "# names\nLOC.country\tSoviet Union\tLiên-Xô | Liên Bang Xô Viết | USSR\nPER\tJoseph Stalin\tStalin | Kôba\nPER\t\tTrần Văn A | - | .\n");
        Write("20-b.tsv", "\uFEFFLOC.city\tKronstadt\tKronstadt|Cron-stat\tnote\r\n\r\nPER\tVasily Stalin\tStalin\rPER\tJoseph Stalin\tKoba|Kôba\nLOC.city\tHanoi\tHà Nội | Thủ đô Hà Nội");
        Write("30-c.tsv", "given\t\tAn | Bình | Joseph\ntitle\t\tÔng | Dr.\ntr.Execute\t\txử bắn | put to death | -\ntr.Kill\t\tXử-bắn\n");
        File.WriteAllText(Place("40-d.tsv"), "ORG\tCheka\tЧК | Tsê-ka\n", Encoding.Unicode);
        File.WriteAllBytes(Place("50-e.tsv"), [.. "PER\tBad\u00E9\tBad "u8, 0xC3, (byte)'\t', 0xA9, (byte)'\n', .. "PER\tN\t"u8, 0xE1, 0xBB]);
    }

    private string Index => Path.Combine(folder, ModelFolder.GazetteerIndex);

    [Fact]
    public void With_an_index_all_is_found_as_without()
    {
        var without = Read(isIndexed: false);
        ModelFolder.IndexGazetteers(folder).Should().BeTrue();
        var with = Read(isIndexed: true);
        Tell(with).Should().Equal(Tell(without));
        Tell(with).Should().Contain("5 Soviet Union").And.Contain("phrase 14 12").And.Contain("phrase 19 4");
        with.Entries.Should().Equal(without.Entries);
        with.Entries[0].Should().BeSameAs(with.Entries[0]);
        with.Entries.Select(e => string.Join('/', e.Names)).Should().Contain("Trần Văn A/-/.").And.Contain("ЧК/Tsê-ka").And.Contain("Bad \uFFFD");
        foreach (var gazetteer in (Gazetteer[])[with, without])
        {
            gazetteer.Add("PER", "Nestor Makhno", ["Makhno", "Kronstadt"]);
            gazetteer.Add("unit", "", ["và", "Hà Nội"]);
        }

        Tell(with).Should().Equal(Tell(without)).And.Contain("word 16");
        with.Find("Makhno")!.Canonical.Should().Be("Nestor Makhno");
        new CanonicalNames(with).Resolve([("Makhno", "PER")]).Should().Equal("Nestor Makhno");
    }

    [Fact]
    public void The_bundled_gazetteers_are_the_same_from_their_index()
    {
        foreach (var file in Bundled.Files)
            File.Copy(file, Place(Path.GetFileName(file)));
        foreach (var own in (string[])["10-a.tsv", "20-b.tsv", "30-c.tsv", "40-d.tsv", "50-e.tsv"])
            File.Delete(Place(own));
        ModelFolder.IndexGazetteers(folder);
        var (with, without) = (Read(isIndexed: true), Bundled.Gazetteer);
        with.Entries.Should().HaveSameCount(without.Entries);
        var (some, same) = (new CanonicalNames(with), new CanonicalNames(without));
        foreach (var (a, b) in with.Entries.Zip(without.Entries))
        {
            // Some of the names are spelled as nobody does, to be found by sound.
            Assert.Equal(b, a);
            var mentions = b.Names.SelectMany(n => new[] { n, n.Replace('k', 'c').Replace('y', 'i') }).Select(n => (n, b.Class.Split('.')[0])).ToList();
            Assert.Equal(same.Resolve(mentions), some.Resolve(mentions));
            Assert.All(b.Names, n => Assert.Equal(without.Find(n), with.Find(n)));
        }

        foreach (var word in Bundled.Files.SelectMany(File.ReadLines).SelectMany(l => l.Split('\t', '|', ' ')).Distinct(StringComparer.Ordinal))
            Assert.Equal(without.WordLists(SpellingFolder.HashOf(word)), with.WordLists(SpellingFolder.HashOf(word)));
    }

    [Fact]
    public void The_index_that_comes_with_the_bundled_model_is_what_would_be_written_today()
    {
        // Else a change of tokens or spellings would leave an index of the old ones in use.
        var bundled = Path.Combine(Path.GetDirectoryName(Bundled.Files[0])!, "..", ModelFolder.GazetteerIndex);
        if (!File.Exists(bundled))
            return;
        Directory.Delete(Path.Combine(folder, ModelFolder.Gazetteers), true);
        Directory.CreateDirectory(Path.Combine(folder, ModelFolder.Gazetteers));
        foreach (var file in Bundled.Files)
            File.Copy(file, Place(Path.GetFileName(file)));
        ModelFolder.IndexGazetteers(folder);
        File.ReadAllBytes(bundled).AsSpan().SequenceEqual(File.ReadAllBytes(Index)).Should().BeTrue("nlp model index models writes it anew");
    }

    [Fact]
    public void The_same_gazetteers_give_the_same_bytes()
    {
        ModelFolder.IndexGazetteers(folder);
        var first = File.ReadAllBytes(Index);
        ModelFolder.IndexGazetteers(folder);
        File.ReadAllBytes(Index).Should().Equal(first);
    }

    [Fact]
    public void Without_gazetteers_there_is_no_index()
    {
        Directory.Delete(Path.Combine(folder, ModelFolder.Gazetteers), true);
        ModelFolder.IndexGazetteers(folder).Should().BeFalse();
        File.Exists(Index).Should().BeFalse();
        ModelFolder.ReadGazetteer(folder).Should().BeNull();
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("renamed")]
    [InlineData("removed")]
    [InlineData("more")]
    public void Files_that_are_not_those_of_the_index_are_read_themselves(string change)
    {
        ModelFolder.IndexGazetteers(folder);
        switch (change)
        {
            case "edited":
                Write("10-a.tsv", File.ReadAllText(Place("10-a.tsv")).Replace("Kôba", "Côba", StringComparison.Ordinal));
                break;
            case "renamed":
                File.Move(Place("10-a.tsv"), Place("60-a.tsv"));
                break;
            case "removed":
                File.Delete(Place("10-a.tsv"));
                break;
            default:
                Write("60-f.tsv", "PER\tNestor Makhno\tMakhno\n");
                break;
        }

        var gazetteer = Read(isIndexed: false);
        gazetteer.Find("Stalin")!.Canonical.Should().Be(change is "renamed" or "removed" ? "Vasily Stalin" : "Joseph Stalin");
        (gazetteer.Find("Côba") is not null).Should().Be(change == "edited");
        (gazetteer.Find("Makhno") is not null).Should().Be(change == "more");
    }

    [Fact]
    public void A_damaged_or_cut_index_and_one_of_another_version_are_not_used()
    {
        var without = Tell(Read(isIndexed: false));
        ModelFolder.IndexGazetteers(folder);
        var whole = File.ReadAllBytes(Index);
        for (var at = 0; at < whole.Length; at += 1 + (whole.Length / 97))
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(Index, damaged);
            Tell(Read(isIndexed: false)).Should().Equal(without);
            File.WriteAllBytes(Index, whole[..at]);
            Read(isIndexed: false);
        }

        whole[6]++;
        File.WriteAllBytes(Index, Summed(whole));
        Read(isIndexed: false);
    }

    [Fact]
    public void No_index_that_was_made_to_look_right_leads_outside_its_tables()
    {
        ModelFolder.IndexGazetteers(folder);
        var whole = File.ReadAllBytes(Index);
        byte[] made = [0xFF, 0x7F, 0x01];
        for (var at = 16; at < whole.Length - 8; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= made[at % made.Length];
            File.WriteAllBytes(Index, Summed(bytes));
            Tell(ModelFolder.ReadGazetteer(folder)!);
        }
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static byte[] Summed(byte[] bytes) => [.. bytes[..^8], .. XxHash3.Hash(bytes.AsSpan(0, bytes.Length - 8))];

    /// <summary>All that a gazetteer finds in the text.</summary>
    private static List<string> Tell(Gazetteer gazetteer)
    {
        var tokens = Tokenizer.Tokenize(Text);
        var (matches, found) = (new List<GazetteerMatch>(), new List<string>());
        gazetteer.Match(Text, tokens, matches, (start, _, lists) => found.Add(FormattableString.Invariant($"phrase {start} {lists}")));
        found.AddRange(matches.Select(m => FormattableString.Invariant($"{m.Start} {m.Entry.Canonical}")));
        found.AddRange(matches.Select(m => FormattableString.Invariant($"{m.End} {m.Entry.Class} {m.Entry.ClassNumber}")));
        found.AddRange(tokens.Select(t => FormattableString.Invariant($"word {gazetteer.WordLists(SpellingFolder.HashOf(t.Of(Text)))}")));
        var mentions = tokens.SelectMany(t => new[] { "PER", "LOC", "ORG" }.Select(l => (t.Of(Text).ToString(), l))).Append(("Liên Bang Xô Viết", "LOC")).ToList();
        found.AddRange(new CanonicalNames(gazetteer).Resolve(mentions).Select(n => n ?? "-"));
        return found;
    }

    private Gazetteer Read(bool isIndexed)
    {
        var gazetteer = ModelFolder.ReadGazetteer(folder)!;
        (gazetteer.Tables.Spellings is not null).Should().Be(isIndexed);
        return gazetteer;
    }

    private string Place(string name) => Path.Combine(folder, ModelFolder.Gazetteers, name);

    private void Write(string name, string content) => File.WriteAllText(Place(name), content);
}
