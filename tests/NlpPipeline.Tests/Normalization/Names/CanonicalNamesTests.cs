using NlpPipeline.Normalization.Names;

namespace NlpPipeline.Tests.Normalization.Names;

public class CanonicalNamesTests
{
    private static readonly CanonicalNames Names = new(Bundled.Gazetteer);

    [Theory]
    [InlineData("LOC", "Liên-Xô", "Soviet Union")]
    [InlineData("LOC", "URSS", "Soviet Union")]
    [InlineData("PER", "Staline", "Joseph Stalin")]
    [InlineData("LOC", "Đức", "Germany")]
    [InlineData("GROUP", "Đức", "Germans")]
    [InlineData("GROUP", "Soviet", "Soviets")]
    [InlineData("ORG", "the Red Army's", "Red Army")]
    [InlineData("WORK", "Order No. 00485", "NKVD Order No. 00485")]
    public void The_label_chooses_the_entry(string label, string name, string canonical) => One(name, label).Should().Be(canonical);

    [Theory]
    [InlineData("Tuchatchewski", "Mikhail Tukhachevsky")]
    [InlineData("Boukharin", "Nikolai Bukharin")]
    [InlineData("Dzerjinskii", "Felix Dzerzhinsky")]
    [InlineData("Malenkof", "Georgy Malenkov")]
    [InlineData("Lavr Korniloff", "Lavr Kornilov")]
    [InlineData("N.I. Boukharine", "Nikolai Bukharin")]
    public void Transliterations_that_the_gazetteer_lacks_are_found_by_sound(string name, string canonical) =>
        One(name, "PER").Should().Be(canonical);

    [Theory]
    [InlineData("Nguyễn Văn Tám", "PER")]
    [InlineData("Ivan Zhukovsky", "PER")]
    [InlineData("Stalin", "LOC")]
    [InlineData("1937", "DATE")]
    [InlineData("", "PER")]
    public void What_is_not_known_for_certain_has_no_name(string name, string label) => One(name, label).Should().BeNull();

    [Fact]
    public void Two_persons_in_one_mention_are_nobodys_full_name() =>
        Names.Resolve([("Gratchov", "PER"), ("Semyon và Gratchov", "PER")]).Should().Equal(null, null);

    [Fact]
    public void A_lone_surname_takes_the_only_full_name_of_the_document() =>
        Names.Resolve([("Gratchov", "PER"), ("Semyon Gratchov", "PER"), ("S. Gratchov", "PER")])
            .Should().Equal("Semyon Gratchov", null, "Semyon Gratchov");

    [Fact]
    public void A_lone_surname_that_two_persons_share_stays_open() =>
        Names.Resolve([("Semyon Gratchov", "PER"), ("Olga Gratchov", "PER"), ("Gratchov", "PER")]).Should().Equal(null, null, null);

    [Fact]
    public void A_known_surname_yields_to_a_namesake_unless_it_is_used_far_more() =>
        Names.Resolve([("Pavel Molotov", "PER"), ("Molotov", "PER")])[1].Should().BeNull();

    [Fact]
    public void A_known_surname_used_far_more_than_its_namesake_stays() =>
        Names.Resolve([("Pavel Molotov", "PER"), ("Molotov", "PER"), ("Molotov", "PER"), ("Molotov", "PER")])[3].Should().Be("Vyacheslav Molotov");

    [Fact]
    public void A_Vietnamese_given_name_takes_the_full_name() =>
        Names.Resolve([("Võ Nguyên Giáp", "PER"), ("Giáp", "PER")]).Should().Equal("Vo Nguyen Giap", "Vo Nguyen Giap");

    private static string? One(string name, string label) => Names.Resolve([(name, label)])[0];
}
