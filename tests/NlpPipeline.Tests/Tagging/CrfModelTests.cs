using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using NlpPipeline.Annotations;
using NlpPipeline.Tagging;

namespace NlpPipeline.Tests.Tagging;

public sealed class CrfModelTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public CrfModelTests()
    {
        var scheme = new TagScheme(TagEncoding.Bio, ["PER"]);
        var transitions = new float[] { 0, 0, float.NegativeInfinity, 0, 0, 1, 0, 0, 0.5f };
        CrfModel.Pack(
            ["O", "B-PER", "I-PER"],
            scheme,
            [FeatureTemplate.Parse("bias"), FeatureTemplate.Parse("word[-1] word[0]")],
            transitions,
            [0, 0, float.NegativeInfinity],
            [(0x1234_5678_9ABC_DEF0, [(0, 1.0), (1, -2.0)]), (0x1234_5678_9ABC_DEF1, [(2, 0.25)])]).Write(path);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var model = CrfModel.Read(path);
        model.Tags.Should().Equal("O", "B-PER", "I-PER");
        model.Templates.Select(t => t.Text).Should().Equal("bias", "word[-1] word[0]");
        model.WeightCount.Should().Be(3);
        model.Transitions[2].Should().Be(float.NegativeInfinity);
        var scores = new int[3];
        model.Accumulate([0x1234_5678_9ABC_DEF0], scores);
        model.Accumulate([0x1234_5678_9ABC_DEF1], scores);
        model.Accumulate([42], scores);
        scores.Select(s => Math.Round(s * (double)model.Scale, 3)).Should().Equal(1, -2, 0.25);

        var again = Path.GetTempFileName();
        model.Write(again);
        File.ReadAllBytes(again).Should().Equal(File.ReadAllBytes(path));
        File.Delete(again);
    }

    [Fact]
    public void Every_flipped_byte_is_noticed()
    {
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x40;
            File.WriteAllBytes(path, bytes);
            Read().Should().Throw<InvalidInputException>($"byte {i} is flipped").Which.Message.Should().StartWith(path).And.NotContain("\n");
            bytes[i] ^= 0x40;
        }
    }

    [Fact]
    public void Every_truncation_is_noticed()
    {
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Read().Should().Throw<InvalidInputException>($"only {length} bytes are left");
        }
    }

    [Fact]
    public void A_newer_version_asks_for_a_newer_program()
    {
        var bytes = File.ReadAllBytes(path);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), CrfModel.Version + 1);
        File.WriteAllBytes(path, bytes);
        Read().Should().Throw<InvalidInputException>().WithMessage($"{path}: model format {CrfModel.Version + 1}, this program reads format {CrfModel.Version}; update the program");
    }

    [Fact]
    public void Parts_that_do_not_fit_together_are_noticed_though_the_checksum_is_right()
    {
        var body = File.ReadAllBytes(path)[..^sizeof(ulong)];
        for (var cut = 12; cut < body.Length; cut += 3)
        {
            File.WriteAllBytes(path, [.. body[..cut], .. XxHash3.Hash(body[..cut])]);
            Read().Should().Throw<InvalidInputException>($"the body ends at {cut}");
        }
    }

    [Fact]
    public void No_file_with_a_right_checksum_makes_a_lookup_leave_its_tables()
    {
        var body = File.ReadAllBytes(path)[..^sizeof(ulong)];
        for (var at = Math.Max(8, body.Length - 300); at < body.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7F, 0xFF])
            {
                byte[] changed = [.. body];
                changed[at] = value;
                File.WriteAllBytes(path, [.. changed, .. XxHash3.Hash(changed)]);
                Look();
            }
        }

        void Look()
        {
            CrfModel model;
            try
            {
                model = CrfModel.Read(path);
            }
            catch (InvalidInputException)
            {
                return;
            }

            // Each slot's own feature, and ones that are not there: what lies outside would end the process, or never end.
            var scores = new int[model.Tags.Count];
            for (ulong slot = 0; slot < 64; slot++)
            {
                model.Accumulate([slot], scores);
                model.Accumulate([0x1234_5678_0000_0000 | slot], scores);
            }

            model.Accumulate([0x1234_5678_9ABC_DEF0], scores);
            model.WeightCount.Should().BeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void A_model_whose_weights_make_no_sense_gives_its_spans_no_probability()
    {
        // Found by fuzzing: some weights forbid what others ask for.
        var body = Convert.FromBase64String(
            "TkxQQ1JGAwBjAAAAZW5jb2Rpbmc6IGJpb2VzCmxhYmVsOiBQRVIKbGFiZWw6IExPQwp0ZW1wbGF0ZTogYmlhcwp0ZW1wbGF0ZTogd29yZFstMV0gd29yZFswXQp0ZW1wbGF0ZTogc2hhcGVbMF0KAA" +
            "ABgDgAAAAAAACAPgAAgP8AAID/AACAPwAAoD8AAID/AACA/wAAAEAAAID/AACA/wAAAD8AAEA/AACA/wAAgP8AAID/AACA/wAAgP8AAID/AACA/wAAAD8AAEA/AACA/wAAgP8AAID/AACA/wAAgP8A" +
            "AAAAAACAPgAAgP8AAID/AACAPwAAoD8AAID/AACA/wAAAEAAAAAAAACAPgAAgP8AAID/AACAPwAAoD8AAID/AACA/wAAAEAAAID/AACA/wAAgP8AAID/AACA/wAAgP8AAMA/AADgPwAAgP8AAID/AA" +
            "CA/wAAgP8AAID/AACA/wAAgP8AAMA/AADgPwAAgP8AAAB4AACAPgAAgP8AAID/AACAPwAAoD8AAID/AACA/wAAAEAAAAAAAACAPgAAgP8AAID/AACAPwAAoD8AAID/AACA/wAAAEAAAAAAAAAAAAAA" +
            "gP8AAID/AAAAAAAAAAAAAID/AACA/wAAAAAgAAAAeFY0EgEAAAB4VjQSBgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACQAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAARAAAAAgAAAABAAQABgAEAAgAAEAQAAAAAQAEAAEACAABAAwAAQAAAAAAAAA==");
        File.WriteAllBytes(path, [.. body, .. XxHash3.Hash(body)]);
        const string Text = "Ông Stalin ở Liên-Xô năm 1937.";
        new SequenceTagger(CrfModel.Read(path), LexicalResources.None).Tag(new TokenSequence(Text, NlpPipeline.Segmentation.Tokenizer.Tokenize(Text)))
            .Should().NotBeEmpty().And.OnlyContain(s => s.Probability >= 0 && s.Probability <= 1);
    }

    [Fact]
    public void A_file_of_version_2_reads_and_is_written_in_the_version_of_today()
    {
        var old = Convert.FromBase64String(
            "TkxQQ1JGAgBjAAAAZW5jb2Rpbmc6IGJpb2VzCmxhYmVsOiBQRVIKbGFiZWw6IExPQwp0ZW1wbGF0ZTogYmlhcwp0ZW1wbGF0ZTogd29yZFstMV0gd29yZFswXQp0ZW1wbGF0ZTogc2hhcGVbMF0KAA" +
            "GAOAAAAAAAAIA+AACA/wAAgP8AAIA/AACgPwAAgP8AAID/AAAAQAAAgP8AAID/AAAAPwAAQD8AAID/AACA/wAAgP8AAID/AACA/wAAgP8AAID/AAAAPwAAQD8AAID/AACA/wAAgP8AAID/AACA/wAA" +
            "AAAAAIA+AACA/wAAgP8AAIA/AACgPwAAgP8AAID/AAAAQAAAAAAAAIA+AACA/wAAgP8AAIA/AACgPwAAgP8AAID/AAAAQAAAgP8AAID/AACA/wAAgP8AAID/AACA/wAAwD8AAOA/AACA/wAAgP8AAI" +
            "D/AACA/wAAgP8AAID/AACA/wAAwD8AAOA/AACA/wAAAHgAAIA+AACA/wAAgP8AAIA/AACgPwAAgP8AAID/AAAAQAAAAAAAAIA+AACA/wAAgP8AAIA/AACgPwAAgP8AAID/AAAAQAAAAAAAAAAAAACA" +
            "/wAAgP8AAAAAAAAAAAAAgP8AAID/AAAAACAAAAB4VjQSAQAAAHhWNBIGAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABEAAAACAAAAAEABAAGAAQACAAAQBAAAAABAAQAAQAIAAEADAABAAAAAAA==");
        File.WriteAllBytes(path, [.. old, .. SHA256.HashData(old)]);
        var model = CrfModel.Read(path);
        model.Tags.Should().HaveCount(9).And.Contain("S-LOC");
        model.WeightCount.Should().Be(7);
        model.Write(path);
        File.ReadAllBytes(path)[6].Should().Be(3);
        CrfModel.Read(path).Transitions.Should().Equal(model.Transitions);

        old[^30] ^= 1;
        File.WriteAllBytes(path, [.. old, .. SHA256.HashData(old)[1..], 0]);
        Read().Should().Throw<InvalidInputException>().WithMessage("*damaged (its checksum does not match)*");
    }

    [Fact]
    public void A_large_file_is_used_where_it_is_mapped_and_may_be_replaced_meanwhile()
    {
        var features = Enumerable.Range(1, 20_000).Select(f => ((ulong)f * 0x9E37_79B9_7F4A_7C15, new[] { (f % 2, (double)f) })).ToList();
        var classes = (string[])["a", "b"];
        CrfModel.Pack(classes, null, [FeatureTemplate.Parse("bias")], new float[4], new float[2], features).Write(path);
        new FileInfo(path).Length.Should().BeGreaterThan(1 << 17);
        var model = CrfModel.Read(path);
        CrfModel.Pack(classes, null, [FeatureTemplate.Parse("bias")], new float[4], new float[2], [(1, [(0, 1.0)])]).Write(path);
        foreach (var (feature, weights) in features)
        {
            var scores = new int[2];
            model.Accumulate([feature], scores);
            (scores[weights[0].Item1] * (double)model.Scale).Should().BeApproximately(weights[0].Item2, 0.5);
        }

        var bytes = File.ReadAllBytes(path);
        model.Write(path);
        File.ReadAllBytes(path).Length.Should().BeGreaterThan(bytes.Length);
        bytes = File.ReadAllBytes(path);
        bytes[100_000] ^= 4;
        File.WriteAllBytes(path, bytes);
        Read().Should().Throw<InvalidInputException>().WithMessage("*damaged*");
    }

    [Fact]
    public void A_missing_file_and_a_file_of_another_kind_are_named()
    {
        FluentActions.Invoking(() => CrfModel.Read("none.crf")).Should().Throw<InvalidInputException>().WithMessage("none.crf: no such model file*");
        File.WriteAllText(path, new string('x', 100));
        Read().Should().Throw<InvalidInputException>().WithMessage("*not a model file of this project");
    }

    public void Dispose() => File.Delete(path);

    private Action Read() => () => CrfModel.Read(path);
}
