namespace NlpPipeline.Delivery.Tests.Packaging;

/// <summary>The packages as <c>dotnet pack</c> makes them from what is built, in a folder that serves as the only source.</summary>
public sealed class LocalFeed : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-feed-");

    public LocalFeed()
    {
        Directory.CreateDirectory(Feed);
        foreach (var project in (string[])["NlpPipeline", "NlpPipeline.Cli"])
        {
            Command.Run(
                Repository.Root, "dotnet", "pack", Repository.At("src", project), "--configuration", Repository.Configuration, "--no-build", "--output", Feed).Succeeded();
        }

        File.WriteAllText(At("nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored" value="{Restored}" />
              </fallbackPackageFolders>
              <config>
                <add key="globalPackagesFolder" value="{At("packages")}" />
              </config>
            </configuration>
            """);
    }

    public string Root => folder.FullName;

    private string Feed => At("feed");

    /// <summary>Where the build of these tests has put what the packages depend on.</summary>
    private static string Restored => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => folder.Delete(true);
}
