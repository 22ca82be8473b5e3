using System.IO.Hashing;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Models;
using NlpPipeline.Normalization.Names;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Tuning;

namespace NlpPipeline.Fuzzing.Targets;

internal sealed class GazetteerTarget() : FileTarget(
    "gazetteer",
    "# names\nLOC.country\tSoviet Union\tLiên-Xô | Liên Bang Xô Viết | USSR\nPER\tJoseph Stalin\tStalin | Xít-ta-lin | Иосиф Сталин\nPER\t\tTrần Văn A\ngiven\t\tAn | Bình | Joseph\n",
    "ORG\tCommunist Party\tĐảng Cộng-sản | C.P.S.U. | Party\r\nLOC.city\tKronstadt\tKronstadt|Cron-stat\r\ntitle\t\tÔng | Dr.\r\n")
{
    private const string Sentence = "Ông Joseph Stalin ở Liên-Xô, USSR và Kronstadt với Đảng Cộng-sản, C.P.S.U.";

    public override IReadOnlyList<string> Words => ["\t", "|", "#", "\n", "LOC", "PER", "ORG", "PER.x", "given", "title", "Stalin", "Liên-Xô", "-", ".", " | ", "lower", "É"];

    public override void Run(byte[] input, Shape shape) => Use(Gazetteer.Read([Scratch.Write("10-a.tsv", input)]), shape);

    internal static void Use(Gazetteer gazetteer, Shape shape)
    {
        shape.Count("entries", gazetteer.Entries.Count);
        var matches = new List<GazetteerMatch>();
        var tokens = Tokenizer.Tokenize(Sentence);
        gazetteer.Match(Sentence, tokens, matches);
        var at = 0;
        foreach (var match in matches)
        {
            Require(match.Start >= at && match.End > match.Start && match.End <= tokens.Count, "names stand in order inside the text");
            at = match.End;
        }

        shape.Count("matches", matches.Count);
        foreach (var entry in gazetteer.Entries.Take(50))
        {
            shape.Add("class", entry.Class);
            foreach (var name in entry.Names.Take(10))
                _ = gazetteer.Find(name);
        }

        var mentions = gazetteer.Entries.Take(20).SelectMany(e => e.Names.Take(3)).Append("Stalin").Append("Liên Xô").Append("").Select(n => (n, "PER")).ToList();
        Require(new CanonicalNames(gazetteer).Resolve(mentions).Count == mentions.Count, "each mention has an answer");
    }
}

/// <summary>The index of gazetteers, with its hash and checksum made right: no number in it may lead outside of its tables.</summary>
internal sealed class GazetteerIndexTarget : FileTarget
{
    private const int HashAt = 8;

    private readonly byte[] hash;

    public GazetteerIndexTarget()
        : base("gazetteer-index")
    {
        Directory.CreateDirectory(Scratch.At(ModelFolder.Gazetteers));
        foreach (var (i, seed) in new GazetteerTarget().Seeds.Index())
            Scratch.Write(Path.Combine(ModelFolder.Gazetteers, FormattableString.Invariant($"{i}.tsv")), seed);
        ModelFolder.IndexGazetteers(Scratch.Folder);
        Seeds = [File.ReadAllBytes(Scratch.At(ModelFolder.GazetteerIndex))];
        hash = Seeds[0][HashAt..(HashAt + sizeof(ulong))];
    }

    public override IReadOnlyList<byte[]> Seeds { get; }

    public override IReadOnlyList<string> Words => ["\u0001\0\0\0", "\u0005\0\0\0", "\0\0\0\0", "\u007F\u007F\u007F\u007F", "LOC", "\n"];

    public override void Run(byte[] input, Shape shape)
    {
        var body = input.AsSpan(0, Math.Max(0, input.Length - sizeof(ulong))).ToArray();
        if (body.Length >= HashAt + hash.Length)
            hash.CopyTo(body, HashAt);
        Scratch.Write(ModelFolder.GazetteerIndex, [.. body, .. XxHash3.Hash(body)]);
        var gazetteer = ModelFolder.ReadGazetteer(Scratch.Folder)!;
        shape.Add("used", (gazetteer.Tables.Spellings is not null).ToString());
        GazetteerTarget.Use(gazetteer, shape);
    }
}

internal sealed class ClustersTarget() : FileTarget("clusters", "stalin\t3\t17\t200\nliên\t4\t18\t201\n0000\t1\t2\t3\n", "người\t1\t1\t1\r\nchết\t2\t2\t2\r\n")
{
    public override IReadOnlyList<string> Words => ["\t", "\n", "\r\n", "1", "65535", "65536", "-1", "stalin", ""];

    public override void Run(byte[] input, Shape shape)
    {
        var clusters = WordClusters.Read(Scratch.Write("clusters.tsv", input));
        shape.Count("words", clusters.Count);
        shape.Add(clusters.Find("stalin")?.ToString() ?? "none");
    }
}

internal sealed class VectorsTarget() : FileTarget("vectors")
{
    public override IReadOnlyList<byte[]> Seeds { get; } = [Bytes(["stalin", "liên"], 4), Bytes([], 0)];

    public override IReadOnlyList<string> Words => ["NLPV\u0001", "\u0001\0\0\0", "\u0004\0\0\0", "\u007F\u007F\u007F\u007F"];

    public override void Run(byte[] input, Shape shape)
    {
        var vectors = WordVectors.Read(Scratch.Write("vectors.bin", input));
        shape.Count("words", vectors.Count);
        shape.Count("length", vectors.Dimension);
        if (vectors.Find("stalin") is var row and >= 0)
            vectors.CopyTo(row, new float[vectors.Dimension]);
        vectors.Write(Scratch.At("again.bin"));
        Require(WordVectors.Read(Scratch.At("again.bin")).Dimension == vectors.Dimension, "vectors read back");
    }

    private static byte[] Bytes(string[] words, int length)
    {
        var path = Path.GetTempFileName();
        try
        {
            WordVectors.Of(words, [.. words.Select((_, i) => Enumerable.Range(0, length).Select(d => 0.1f * (i + d)).ToArray())]).Write(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

internal sealed class ConfigurationTarget() : FileTarget(
    "configuration",
    "entities:\n  encoding: bioes\n  l1: 0.1\n  l2: 0.5\n  cutoff: 2\n  iterations: 50\n  tolerance: 0.001\n  patience: 3\n  templates:\n    - word[0]\n    - word[-1] word[0]\n    - bias\nquantities: { l1: 1, without: [gazetteers, clusters] }\nsearch: { quantities: { l1: [1, 2] } }\n",
    "tagger: { l2: 1.0 }\ntriggers:\n  l1: 0.2\nsearch:\n  folds: 3\n  halving: 3\n  rungs: 2\n  entities:\n    l1: [0.1, 0.5, 1]\n    l2: { from: 0.01, to: 10, scale: log }\n    cutoff: { from: 1, to: 5 }\n    encoding: [bio, bioes]\n    without: [[], [clusters]]\n",
    "models: two\nsearch: { models: [one, two], phrases: {} }\n")
{
    public override IReadOnlyList<string> Words =>
        ["entities:", "quantities:", "triggers:", "phrases:", "tagger:", "search:", "models:", "one", "two", "templates:", "without:", "encoding:", "l1:", "l2:", "cutoff:", "iterations:", "tolerance:", "patience:", "hidden:", "epochs:", "dropout:", "weight:", "folds:", "halving:", "rungs:", "from:", "to:", "scale: log",
        "- ", "[", "]", "{", "}", ",", ": ", "\n", "\n  ", "\n    ", "&a ", "*a", "<<: *a", "!!str ", "!!int", "---\n", "...\n", "|\n", ">-\n", "\"", "'", "#", "? ", "%YAML 1.2\n", "null", "~", "true", ".nan", ".inf", "0x10", "1e3", "word[0]", "word[9]", "bias", "\t"];

    public override void Run(byte[] input, Shape shape)
    {
        var path = Scratch.Write("config.yaml", input);
        var settings = TrainingConfiguration.Read(path);
        shape.Add(settings.Entities.Encoding.ToString());
        shape.Count("templates", settings.Entities.Templates.Count);
        foreach (var template in settings.Entities.Templates.Concat(settings.Conll.Templates))
            _ = FeatureTemplate.Parse(template);
        var space = SearchSpace.Read(path);
        foreach (var recognizer in space.Recognizers)
        {
            shape.Add("search", recognizer);
            for (var trial = 0; trial < 4; trial++)
            {
                var drawn = space.Draw(recognizer, trial, 0, 1);
                _ = space.Settings(recognizer, drawn);
                var written = Scratch.Write("winner.yaml", Encoding.UTF8.GetBytes(space.Configuration([KeyValuePair.Create(recognizer, drawn)])));
                _ = TrainingConfiguration.Read(written);
            }
        }
    }
}

/// <summary>Model files, as they come and with their checksum made right: what stands in one must never reach outside of it.</summary>
internal sealed class CrfModelTarget() : FileTarget("crf-model")
{
    private const string Sentence = "Ông Stalin ở Liên-Xô năm 1937.";

    public override IReadOnlyList<byte[]> Seeds { get; } = [Tagger(TagEncoding.Bio), Tagger(TagEncoding.Bioes), WithNetwork(), Classifier()];

    public override IReadOnlyList<string> Words =>
        ["label: PER\n", "label: \n", "class: a\n", "class: b\n", "encoding: bio\n", "encoding: bioes\n", "template: bias\n", "template: word[0]\n", "template: lower[4] shape[-4]\n", ": ", "\n", "\u0001\0\0\0", "\u0002\0\0\0", "\0\0\0\0", "\u007F\u007F", "NLPCRF\u0003\0"];

    public override int LongestInput => 1 << 14;

    public override void Run(byte[] input, Shape shape)
    {
        try
        {
            Use(Scratch.Write("raw.crf", input), shape);
        }
        catch (InvalidInputException e)
        {
            shape.Refused(e.Message);
        }

        var body = input.AsSpan(0, Math.Max(0, input.Length - sizeof(ulong)));
        Use(Scratch.Write("summed.crf", [.. body, .. XxHash3.Hash(body)]), shape);
    }

    private void Use(string path, Shape shape)
    {
        var model = CrfModel.Read(path);
        shape.Count("tags", model.Tags.Count);
        shape.Count("weights", model.WeightCount);
        shape.Count("templates", model.Templates.Count);
        model.Write(Scratch.At("again.crf"));
        Require(CrfModel.Read(Scratch.At("again.crf")).Tags.SequenceEqual(model.Tags), "a model reads back");
        if (model.Scheme is null)
        {
            var probabilities = new double[model.Tags.Count];
            new LinearClassifier(model).Classify([1, 0x1234_5678_9ABC_DEF0, ulong.MaxValue], probabilities);
            return;
        }

        var tagger = new SequenceTagger(model, LexicalResources.None);
        var spans = tagger.Tag(new TokenSequence(Sentence, Tokenizer.Tokenize(Sentence)));
        shape.Count("spans", spans.Count);
        Require(spans.TrueForAll(s => s.Probability is >= 0 and <= 1), "a span has a probability");
    }

    private static byte[] Tagger(TagEncoding encoding) => Bytes(Chain(encoding));

    private static byte[] WithNetwork()
    {
        var chain = Chain(TagEncoding.Bio);
        var network = new TaggingNetwork([AttributeKind.Kind, AttributeKind.Language], [1, 2], 32, chain.Tags.Count, [1], 0, 0.5f);
        network.Output[0] = 1;
        return Bytes(chain.With(network));
    }

    private static CrfModel Chain(TagEncoding encoding)
    {
        var scheme = new TagScheme(encoding, ["PER", "LOC"]);
        var tags = Enumerable.Range(0, scheme.Count).ToList();
        var transitions = tags.SelectMany(i => tags.Select(j => scheme.MayFollow(i, j) ? 0.25f * j : float.NegativeInfinity)).ToArray();
        var starts = tags.Select(t => scheme.MayStart(t) ? 0f : float.NegativeInfinity).ToArray();
        return CrfModel.Pack(
            [.. tags.Select(scheme.NameOf)], scheme, [FeatureTemplate.Parse("bias"), FeatureTemplate.Parse("word[-1] word[0]"), FeatureTemplate.Parse("shape[0]")], transitions, starts,
            [(0x1234_5678_9ABC_DEF0, [(0, 1.0), (1, -2.0)]), (0x1234_5678_9ABC_DEF1, [(2, 0.25)]), (7, [(0, 1), (1, 1), (2, 1), (3, 1)])]);
    }

    private static byte[] Classifier() => Bytes(CrfModel.Pack(
        ["yes", "no"], null, [FeatureTemplate.Parse("bias")], new float[4], [0.5f, -0.5f], [(1, [(0, 1.0)]), (0x1234_5678_9ABC_DEF0, [(0, 1.0), (1, -2.0)])]));

    private static byte[] Bytes(CrfModel model)
    {
        var path = Path.GetTempFileName();
        model.Write(path);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }
}

internal sealed class ManifestTarget() : FileTarget(
    "manifest",
    """{"format":1,"kind":"pipeline","version":"0.1.0","seed":1,"columns":0,"labels":["PER","LOC"],"settings":{"entities.l1":"0.1"},"data":[{"use":"train","name":"a.jsonl","sha256":"00","units":3,"characters":120}],"calibration":{"entities":{"slope":1.1,"offset":-0.2}},"bonus":{"entities":0.5},"scores":{"dev.entities.f1":0.81},"files":{"entities.crf":"00"}}""")
{
    public override IReadOnlyList<string> Words =>
        ["\"format\"", "\"kind\"", "\"version\"", "\"seed\"", "\"columns\"", "\"labels\"", "\"settings\"", "\"data\"", "\"calibration\"", "\"slope\"", "\"bonus\"", "\"scores\"", "\"files\"", "\"entities\":{\"slope\":1,\"offset\":1},", "\"x\":1,", "\"x\":\"\\ud800\"", "\"../x\":\"00\"", "\"/\":\"00\"", "\"\":\"\"", ":", ",", "[", "]", "{", "}", "null", "1e400", "-1e400", "1.5", "\"\"", "{}", "[]"];

    public override void Run(byte[] input, Shape shape)
    {
        Scratch.Write(ModelManifest.FileName, input);
        var manifest = ModelManifest.Read(Scratch.Folder);
        var json = manifest.ToJson();
        Scratch.Write(ModelManifest.FileName, Encoding.UTF8.GetBytes(json));
        Require(ModelManifest.Read(Scratch.Folder).ToJson() == json, "a manifest reads back the same");
        shape.Add("kind", manifest.Kind);
        shape.Count("files", manifest.Files.Count);
        try
        {
            ModelFolder.Open(Scratch.Folder).Verify();
        }
        catch (InvalidInputException e)
        {
            shape.Refused(e.Message);
        }
    }
}

/// <summary>What a training that was cut off left behind: the log of trials, the state of an optimization.</summary>
internal sealed class CheckpointTarget() : FileTarget("checkpoints")
{
    private static readonly KeyValuePair<string, string>[] Header = [KeyValuePair.Create("data", "00"), KeyValuePair.Create("seed", "1")];

    public override IReadOnlyList<byte[]> Seeds { get; } = [Log()];

    public override IReadOnlyList<string> Words => ["\"trial\"", "\"fold\"", "\"right\"", "\"gold\"", "\"recognizer\"", ":", ",", "[", "]", "{", "}", "\n", "null", "1e9", "-1"];

    public override void Run(byte[] input, Shape shape)
    {
        var checkpoints = new Checkpoints(Scratch.At("parts"), TimeSpan.Zero);
        Scratch.Write("parts/a.state", input);
        Scratch.Write("parts/a.crf", input);
        Require(checkpoints.Find("a") is null, "a damaged model is not found");
        _ = checkpoints.FindState("a", r => OwlQnState.Read(r, 3));
        var path = Scratch.Write("trials.jsonl", input);
        using (var log = TrialLog.Open(path, Header))
            shape.Count("resumed", log.Resumed);
        using var again = TrialLog.Open(path, Header);
    }

    private static byte[] Log()
    {
        using var scratch = new Scratch();
        var counts = new TrialCounts(10, [.. TrialEvaluator.Bonuses.Select((_, i) => (i, i + 1))]);
        using (var log = TrialLog.Open(scratch.At("trials.jsonl"), Header))
        {
            log.Add(new TrialStep("entities", 0, 0, 0), new TrialSettings([]), 0.5, counts);
            log.Add(new TrialStep("entities", 1, 0, TrialStep.Dev), new TrialSettings([]), 1, counts);
        }

        return File.ReadAllBytes(scratch.At("trials.jsonl"));
    }
}
