using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Training.Tests.Corpora;

/// <summary>What brat, doccano and Label Studio can hold comes back as it was.</summary>
public sealed class FormatRoundTripTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nlp-formats-").FullName;

    public static TheoryData<string> Formats { get; } = ["brat", "doccano", "label-studio"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Full_units_come_back(string format)
    {
        var other = Make.Unit("No label here.\nA second line.", "d:1", "d.txt") with { Start = 100, End = 129 };
        var units = new[] { Make.Full(), other, Make.Unit("Đà Nẵng", "e:0", "e", ("Đà Nẵng", "LOC", null)) };

        // A document is named by its .txt file in brat, by the unit's note everywhere.
        Lines(RoundTrip(format, units)).Should().Equal(Lines(units));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Drawn_units_come_back(string format) => Prop.ForAll(DrawnUnits(), units =>
    {
        Lines(RoundTrip(format, units)).Should().Equal(Lines(units));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Brat_counts_code_points_and_numbers_repeated_roles()
    {
        BratFormat.Write(folder, [Make.Full()]);

        var lines = File.ReadAllLines(Path.Combine(folder, "d.ann"));
        lines.Should().Contain("T2\tDATE 11 15\t1937").And.Contain("#2\tAnnotatorNotes T2\tvalue=1937");
        lines.Should().Contain("E1\tExecute:T5 Agent:T6 Patient:T7 Quantity:T3 Patient2:T4 Time:T2").And.Contain("A1\tPolarity E1 possible");
    }

    [Fact]
    public void Brat_folders_of_others_are_read_line_by_line()
    {
        File.WriteAllText(Path.Combine(folder, "x.txt"), "Ann met Bob.\nBob left.\n");
        File.WriteAllText(Path.Combine(folder, "x.ann"), "T1\tPER 0 3\tAnn\nT2\tMeet 4 7\tmet\nT3\tPER 13 16\tBob\nE1\tMeet:T2 Agent:T1\n#1\tAnnotatorNotes T1\tsure?\nR1\tKnows Arg1:T1 Arg2:T3\n");

        var units = BratFormat.Read(folder, Language.English);

        units.Select(u => u.Text).Should().Equal("Ann met Bob.", "Bob left.");
        units[0].Claims.Single().Arguments.Single().Should().Be(new LabelledArgument("Agent", new TextSpan(0, 3), null));
        units[0].Spans.Single().Should().Be(new LabelledSpan(new TextSpan(0, 3), "PER"));
        units[1].Spans.Single().Span.Should().Be(new TextSpan(0, 3));
    }

    [Theory]
    [InlineData("T1\tPER 0 99\tAnn", "x.ann:1: T1 has offsets 0..99 outside x.txt")]
    [InlineData("T1\tPER 8 16\tBob.", "x.ann:1: T1 lies in no unit")]
    [InlineData("T1\tPER zero 3\tAnn", "x.ann:1: a text-bound annotation is written as")]
    [InlineData("E1\tMeet:T9", "x.ann:1: E1 has the trigger T9, which is not there")]
    [InlineData("T1\tMeet 4 7\tmet\nE1\tMeet:T1 Agent:T8", "x.ann:2: a claim points at annotation T8")]
    public void Damaged_brat_lines_are_named(string annotations, string message)
    {
        File.WriteAllText(Path.Combine(folder, "x.txt"), "Ann met Bob.\nBob left.\n");
        File.WriteAllText(Path.Combine(folder, "x.ann"), annotations + "\n");

        FluentActions.Invoking(() => BratFormat.Read(folder, Language.English)).Should().Throw<InvalidInputException>()
            .Which.Message.Should().Contain(message).And.NotContain("\n");
    }

    [Fact]
    public void Doccano_exports_with_new_ids_and_plain_labels_are_read()
    {
        var path = Path.Combine(folder, "d.jsonl");
        using (var writer = new StreamWriter(path))
            DoccanoFormat.Write(writer, [Make.Full()]);
        // doccano gives entities ids of its own; values are found again by their offsets.
        var renumbered = File.ReadAllText(path).Replace("\"id\":1,\"label\"", "\"id\":901,\"label\"", StringComparison.Ordinal).Replace("\"to_id\":1}", "\"to_id\":901}", StringComparison.Ordinal)
            .Replace("\"to_id\":1,", "\"to_id\":901,", StringComparison.Ordinal);
        File.WriteAllText(path, renumbered + "{\"text\":\"😀 Ann\",\"label\":[[2,5,\"PER\"]]}\n");

        var units = DoccanoFormat.Read(path, Language.English);

        Lines([units[0]]).Should().Equal(Lines([Make.Full()]));
        units[1].Spans.Single().Should().Be(new LabelledSpan(new TextSpan(3, 6), "PER"));
    }

    [Theory]
    [InlineData("{\"text\":\"Ann\",\"entities\":[{\"id\":1,\"label\":\"PER\",\"start_offset\":0,\"end_offset\":9}]}", "entity 1 has offsets 0..9")]
    [InlineData("{\"text\":\"Ann\"", "not JSON")]
    [InlineData("{\"entities\":[]}", "'text' is missing")]
    [InlineData("{\"text\":\"Ann\",\"label\":[[0,9,\"PER\"]]}", "a label is written as")]
    public void Damaged_doccano_lines_are_named(string line, string message)
    {
        var path = Path.Combine(folder, "d.jsonl");
        File.WriteAllText(path, line + "\n");

        FluentActions.Invoking(() => DoccanoFormat.Read(path, Language.English)).Should().Throw<InvalidInputException>()
            .Which.Message.Should().StartWith(path + ":1: ").And.Contain(message);
    }

    [Theory]
    [InlineData("{}", "not an array of tasks")]
    [InlineData("[{\"data\":{}}]", "task 1: 'data' has no 'text'")]
    [InlineData("[{\"id\":7,\"data\":{\"text\":\"Ann\"},\"annotations\":[{\"result\":[{\"id\":\"x\",\"type\":\"labels\",\"value\":{\"start\":1,\"end\":9,\"labels\":[\"PER\"]}}]}]}]", "task 7: region x has offsets 1..9")]
    public void Damaged_label_studio_exports_are_named(string json, string message)
    {
        var path = Path.Combine(folder, "d.json");
        File.WriteAllText(path, json);

        FluentActions.Invoking(() => LabelStudioFormat.Read(path, Language.English)).Should().Throw<InvalidInputException>().WithMessage("*" + message + "*");
    }

    [Theory]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"a","\udfff":1,"entities":[{"id":"\ud800","label":"PER","start_offset":0,"end_offset":1}]}""")]
    [InlineData("""{"text":"He","label":[["0",2,"PER"]]}""")]
    [InlineData("""{"text":"He","label":[[0,"2","PER"]]}""")]
    public void Doccano_lines_with_half_a_pair_or_words_for_offsets_are_named(string json)
    {
        var path = Path.Combine(folder, "d.jsonl");
        File.WriteAllText(path, "\n" + json);

        FluentActions.Invoking(() => DoccanoFormat.Read(path, Language.English)).Should().Throw<InvalidInputException>().WithMessage($"{path}:2: *");
    }

    [Fact]
    public void A_unit_of_doccano_whose_start_is_a_word_begins_where_it_stands()
    {
        var path = Path.Combine(folder, "d.jsonl");
        File.WriteAllText(path, """{"text":"He","nlp":{"unit":{"start":"5"}}}""");

        DoccanoFormat.Read(path, Language.English).Should().ContainSingle().Which.Start.Should().Be(0);
    }

    [Fact]
    public void Half_pairs_in_label_studio_and_brat_are_named()
    {
        var path = Path.Combine(folder, "d.json");
        File.WriteAllText(path, """[{"data":{"text":"\udfff"}}]""");
        FluentActions.Invoking(() => LabelStudioFormat.Read(path, Language.English)).Should().Throw<InvalidInputException>().WithMessage($"{path}: *half a surrogate pair*");

        File.WriteAllText(Path.Combine(folder, "a.txt"), "He died.\n");
        File.WriteAllText(Path.Combine(folder, "a.ann"), "T1\tUnit 0 8\tHe died.\n#1\tAnnotatorNotes T1\t{\"id\":\"\\udfff\"}\n");
        FluentActions.Invoking(() => BratFormat.Read(folder, Language.English)).Should().Throw<InvalidInputException>().WithMessage("*a.ann:1: *");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Units over random words, with spans on words and claims among them.</summary>
    private static Arbitrary<LabelledUnit[]> DrawnUnits()
    {
        var words = Gen.Elements("Huế", "Ann", "12", "🎈", "năm", "«x»", "a:b", "=", "1945", "T1").ArrayOf(8);
        var labels = Gen.Elements("PER", "LOC", "DATE", "CARDINAL");
        var values = Gen.Elements<string?>(null, "", "1945", ">=7", "2..9 km", "a=b:c");
        var roles = Gen.Elements("Agent", "Patient", "Time", "Quantity");
        var filler = from role in roles from place in Gen.Choose(-1, 7) from value in values select (role, place, value);
        var claim =
            from type in Gen.Elements("Kill", "Meet")
            from at in Gen.Choose(0, 7)
            from polarity in Gen.Elements("asserted", "negated", "possible")
            from fillers in filler.ArrayOf(3)
            select (type, at, polarity, fillers);
        var unit =
            from w in words
            from newline in Gen.Elements(" ", "\n")
            from chosen in Gen.Choose(0, 7).ArrayOf(4)
            from label in labels.ArrayOf(4)
            from value in values.ArrayOf(4)
            from claims in claim.ArrayOf(2)
            select Build(w, newline, chosen.Distinct().Order().Select((c, i) => (c, label[i], (string?)value[i])).ToList(), claims);
        return unit.ArrayOf(3).Select(us => us.Select((u, i) => u with { Id = $"u{i}", Document = i < 2 ? "one.txt" : "two/b.txt", Start = i * 1000, End = (i * 1000) + u.Text.Length }).ToArray()).ToArbitrary();
    }

    private static LabelledUnit Build(
        string[] words, string gap, List<(int Word, string Label, string? Value)> spans, IEnumerable<(string Type, int At, string Polarity, (string Role, int Place, string? Value)[] Fillers)> claims)
    {
        var text = string.Join(' ', words[..4]) + gap + string.Join(' ', words[4..]);
        var stretches = new List<TextSpan>();
        var offset = 0;
        foreach (var word in words)
        {
            stretches.Add(new TextSpan(offset, offset + word.Length));
            offset += word.Length + 1;
        }

        return new LabelledUnit("", "", 0, text.Length, Language.Vietnamese, text,
            [.. spans.Select(s => new LabelledSpan(stretches[s.Word], s.Label, s.Value))],
            [.. claims.Select(c => new LabelledClaim(c.Type, stretches[c.At], c.Polarity,
                [.. c.Fillers.Select(f => f.Place < 0 ? new LabelledArgument(f.Role, null, f.Value ?? "") : new LabelledArgument(f.Role, stretches[f.Place], f.Value))]))]);
    }

    private static List<string> Lines(IEnumerable<LabelledUnit> units) => [.. units.Select(u => LabelledSet.ToJson(u))];

    private List<LabelledUnit> RoundTrip(string format, IReadOnlyList<LabelledUnit> units)
    {
        var path = Path.Combine(folder, "set");
        if (format == "brat")
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            BratFormat.Write(path, units);
            return BratFormat.Read(path, Language.English);
        }

        using (var writer = new StreamWriter(path))
        {
            if (format == "doccano")
                DoccanoFormat.Write(writer, units);
            else
                LabelStudioFormat.Write(writer, units);
        }

        return format == "doccano" ? DoccanoFormat.Read(path, Language.English) : LabelStudioFormat.Read(path, Language.English);
    }
}
