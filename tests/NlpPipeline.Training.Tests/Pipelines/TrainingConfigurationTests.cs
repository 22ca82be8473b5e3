using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Training.Tests.Pipelines;

public sealed class TrainingConfigurationTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void Keys_change_what_they_name_and_leave_the_rest()
    {
        var settings = Read("""
            entities: { encoding: bio, l1: 0.5, l2: 2, cutoff: 3, iterations: 40, tolerance: 0.001, patience: 15, templates: [bias, "lower[0]", "fine[0]"], without: [clusters], hidden: 64, epochs: 3, dropout: 0.2, weight: 0.7 }
            search: { entities: { l2: [1, 2] } }
            """);
        var (entities, defaults) = (settings.Entities, new PipelineSettings());
        entities.Encoding.Should().Be(TagEncoding.Bio);
        entities.Crf.Should().Be(defaults.Entities.Crf with { L1 = 0.5, L2 = 2, Cutoff = 3, Iterations = 40, Tolerance = 0.001, Patience = 15 });
        entities.Templates.Should().Equal("bias", "lower[0]");
        entities.Network.Should().Be(defaults.Entities.Network with { Hidden = 64, Epochs = 3, Dropout = 0.2, Weight = 0.7, Dilations = entities.Network.Dilations });
        settings.Quantities.Crf.Should().Be(defaults.Quantities.Crf);
        settings.HasPatience.Should().BeTrue();
        Read("").HasPatience.Should().BeFalse();
    }

    [Fact]
    public void The_classifier_of_roles_and_its_network_are_set_apart()
    {
        var defaults = new PipelineSettings().Claims;
        var claims = Read("roles:\n  l2: 2\n  hidden: 0\n  weight: 0.25").Claims;
        (claims.Roles.L2, claims.RoleNetwork.Hidden, claims.RoleNetwork.Weight).Should().Be((2, 0, 0.25));
        claims.Roles.L1.Should().Be(defaults.Roles.L1);
        claims.RoleNetwork.Dilations.Should().Equal(defaults.RoleNetwork.Dilations);
        claims.Triggers.Network.Hidden.Should().Be(defaults.Triggers.Network.Hidden);
    }

    [Fact]
    public void Models_are_one_or_two_and_one_where_nothing_is_said()
    {
        Read("models: two").IsByLanguage.Should().BeTrue();
        Read("models: one").IsByLanguage.Should().BeFalse();
        Read("entities: {}").IsByLanguage.Should().BeFalse();
    }

    [Theory]
    [InlineData("affixes", "prefix1[0]")]
    [InlineData("shapes", "shape[-1] shape[0]")]
    [InlineData("clusters", "middle[0] kind[0]")]
    [InlineData("conjunctions", "lower[-1] lower[0]")]
    [InlineData("distant", "lower[-2]")]
    [InlineData("gazetteers", "gazetteer[0]")]
    public void Blocks_are_left_out_by_name(string block, string template)
    {
        var all = new PipelineSettings().Entities.Templates;
        all.Should().Contain(template);
        var left = Read($"entities: {{ without: [{block}] }}").Entities.Templates;
        left.Should().NotContain(template).And.Contain("lower[0]").And.BeSubsetOf(all);
    }

    [Theory]
    [InlineData("entities: [", ":2: not YAML: ")]
    [InlineData("- a", ":1: a mapping of keys to values is needed")]
    [InlineData("\nperson: {}", ":2: section 'person' is none of entities, quantities, triggers, phrases, tagger, roles, search, models")]
    [InlineData("entities: {}\nmodels: three", ":2: 'models' must be one (for both languages) or two (one a language)")]
    [InlineData("models: [two]", ":1: 'models' must be one (for both languages) or two")]
    [InlineData("tagger: 3", ":1: 'tagger' must be a mapping of keys to values")]
    [InlineData("entities:\n  l2: 1\n  depth: 3", ":3: key 'depth' is none of encoding, l1, l2")]
    [InlineData("entities:\n  l2: much", ":2: 'l2' must be a number from 0 to 1000")]
    [InlineData("entities:\n  l2: nan", ":2: 'l2' must be a number from 0 to 1000")]
    [InlineData("entities:\n  l2: [1]", ":2: 'l2' must be a number from 0 to 1000")]
    [InlineData("entities:\n  cutoff: 1.5", ":2: 'cutoff' must be a whole number from 1 to 1000")]
    [InlineData("entities:\n  iterations: 0", ":2: 'iterations' must be a number from 1 to 10000")]
    [InlineData("entities:\n  hidden: 50", ":2: 'hidden' must be a multiple of 32; 0 for no network")]
    [InlineData("triggers:\n  epochs: 0", ":2: 'epochs' must be a number from 1 to 1000")]
    [InlineData("triggers:\n  dropout: 1", ":2: 'dropout' must be a number from 0 to 0.9")]
    [InlineData("triggers:\n  weight: -1", ":2: 'weight' must be a number from 0 to 10")]
    [InlineData("roles:\n  weight: 2", ":2: 'weight' must be a number from 0 to 1")]
    [InlineData("roles:\n  templates: [bias]", ":2: key 'templates' is none of l1, l2, cutoff")]
    [InlineData("entities:\n  encoding: io", ":2: 'encoding' must be bio or bioes")]
    [InlineData("entities:\n  templates: []", ":2: 'templates' must be a list of feature templates")]
    [InlineData("entities:\n  templates:\n    - bias\n    - sound[0]", ":4: ")]
    [InlineData("entities:\n  templates: [\"fine[0]\"]\n  without: [clusters]", ":3: 'without' leaves no template")]
    [InlineData("entities:\n  without: clusters", ":2: 'without' must be a list of affixes, shapes")]
    [InlineData("triggers:\n  patience: 10", ":2: 'patience' is for entities, quantities and tagger")]
    [InlineData("entities:\n  l2: 1\n  l2: 2", " not YAML: ")]
    [InlineData(": {\ng", " not YAML: ")]
    [InlineData(":\n :", " not YAML: ")]
    public void What_cannot_be_meant_is_named_with_its_line(string yaml, string says) =>
        FluentActions.Invoking(() => Read(yaml)).Should().Throw<InvalidInputException>().WithMessage($"{path}*{says}*");

    /// <summary>Nodes are loaded by recursion: without a limit this ends the process.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("{a: ")]
    public void Deep_nesting_is_refused(string opening) =>
        FluentActions.Invoking(() => Read(string.Concat(Enumerable.Repeat(opening, 20_000)))).Should().Throw<InvalidInputException>().WithMessage("*nested too deeply*");

    public void Dispose() => File.Delete(path);

    private PipelineSettings Read(string yaml)
    {
        File.WriteAllText(path, yaml);
        return TrainingConfiguration.Read(path);
    }
}
