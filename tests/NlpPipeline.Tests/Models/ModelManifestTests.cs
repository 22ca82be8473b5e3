using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Models;
using Xunit;

namespace NlpPipeline.Tests.Models;

public sealed class ModelManifestTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nlp-manifest-").FullName;

    [Theory]
    [InlineData("\"x\":0.5", "\"x\":1e400")]
    [InlineData("\"slope\":1", "\"slope\":1e400")]
    [InlineData("\"f1\":0.5", "\"f1\":-1e400")]
    [InlineData("\"calibration\":{", "\"calibration\":{\"x\":{\"slope\":2,\"offset\":0},")]
    [InlineData("\"bonus\":{", "\"bonus\":{\"x\":1,")]
    public void Numbers_too_large_and_names_that_stand_twice_are_refused(string old, string changed)
    {
        const string good = """{"format":1,"kind":"tagger","version":"1","seed":1,"columns":0,"labels":[],"settings":{},"data":[],"calibration":{"x":{"slope":1,"offset":0}},"bonus":{"x":0.5},"scores":{"f1":0.5},"files":{}}""";
        Read(good).Bonuses["x"].Should().Be(0.5);

        FluentActions.Invoking(() => Read(good.Replace(old, changed))).Should().Throw<InvalidInputException>().WithMessage($"{folder}*malformed*");
    }

    public void Dispose() => Directory.Delete(folder, true);

    private ModelManifest Read(string json)
    {
        File.WriteAllText(Path.Combine(folder, ModelManifest.FileName), json);
        return ModelManifest.Read(folder);
    }
}
