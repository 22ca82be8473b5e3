using NlpPipeline.Models;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Training.Tests.Pipelines;

public sealed class ModelWriterTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("nlp-model-writer-").FullName;

    private string Resources => Path.Combine(root, "resources");

    private string Model => Path.Combine(root, "model");

    private string Index => Path.Combine(Model, ModelFolder.GazetteerIndex);

    [Fact]
    public void A_model_has_the_index_of_its_gazetteers_which_no_manifest_names()
    {
        Directory.CreateDirectory(Path.Combine(Resources, ModelFolder.Gazetteers));
        File.WriteAllText(Path.Combine(Resources, ModelFolder.Gazetteers, "10-a.tsv"), "PER\tJoseph Stalin\tStalin\n");
        File.WriteAllText(Path.Combine(Resources, ModelFolder.GazetteerIndex), "of other gazetteers");
        Write(Resources);
        var index = File.ReadAllBytes(Index);
        var model = ModelFolder.Open(Model);
        model.Manifest.Files.Should().ContainSingle().Which.Key.Should().Be("gazetteers/10-a.tsv");
        model.Verify();
        ModelFolder.IndexGazetteers(Model);
        File.ReadAllBytes(Index).Should().Equal(index);

        File.WriteAllText(Index, "damaged");
        model.Verify();
        model.ReadResources().Gazetteer!.Find("Stalin")!.Canonical.Should().Be("Joseph Stalin");

        Write(null);
        File.Exists(Index).Should().BeFalse("the index of the older model's gazetteers is part of it");
    }

    public void Dispose() => Directory.Delete(root, true);

    private void Write(string? resources) => ModelWriter.Write(Model, [], resources, new ModelManifest { Kind = ModelFolder.PipelineKind, Version = "0.1.0" });
}
