namespace NlpPipeline.Delivery.Tests.Packaging;

/// <summary>The packages work on a machine that has the SDK and the packages alone, far from a clone.</summary>
public sealed class PackageTests(LocalFeed feed) : IClassFixture<LocalFeed>
{
    [Fact]
    public void The_tool_that_is_installed_from_a_feed_extracts_with_the_model_inside()
    {
        Command.Run(
            feed.Root, "dotnet", "tool", "install", "NlpPipeline.Tool", "--tool-path", feed.At("tools"), "--configfile", feed.At("nuget.config")).Succeeded();
        Directory.CreateDirectory(feed.At("texts"));
        foreach (var sample in Directory.EnumerateFiles(Repository.Samples, "*.txt"))
            File.Copy(sample, feed.At("texts", Path.GetFileName(sample)));

        var installed = Command.Run(feed.Root, feed.At("tools", "nlp"), "extract", "texts").Succeeded();

        var built = Command.Run(
            feed.Root, "dotnet", Path.Combine(AppContext.BaseDirectory, "nlp.dll"), "extract", "texts", "--model", Repository.Model).Succeeded();
        installed.Output.Should().NotBeEmpty().And.Be(built.Output);

        Command.Run(feed.Root, feed.At("tools", "nlp"), "extract", "texts", "--format", "parquet", "--output", "texts.parquet").Succeeded();
        File.ReadAllBytes(feed.At("texts.parquet")).Should().StartWith("PAR1"u8.ToArray()).And.EndWith("PAR1"u8.ToArray());
    }

    [Fact]
    public void The_library_that_is_restored_from_a_feed_extracts_with_the_model_beside_the_program()
    {
        var app = feed.At("app");
        Directory.CreateDirectory(app);
        File.WriteAllText(Path.Combine(app, "app.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NlpPipeline" Version="*" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(app, "Program.cs"), Example());

        Command.Run(app, "dotnet", "build", "--configuration", "Release", "--output", "out").Succeeded();
        var result = Command.Run(app, "dotnet", Path.Combine("out", "app.dll")).Succeeded();

        result.Output.Should().StartWith("Arrest ");
    }

    /// <summary>The program that the package's page shows.</summary>
    private static string Example()
    {
        var page = File.ReadAllText(Repository.At("src", "NlpPipeline", "Package", "PACKAGE.md"));
        var begin = page.IndexOf("```csharp", StringComparison.Ordinal) + "```csharp".Length;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
