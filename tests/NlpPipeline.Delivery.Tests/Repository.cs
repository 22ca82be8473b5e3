namespace NlpPipeline.Delivery.Tests;

/// <summary>Where the parts of a clone lie.</summary>
internal static class Repository
{
    private const string Solution = "NlpPipeline.sln";

    /// <summary>The folder of the solution, above the built tests.</summary>
    public static string Root { get; } = FindRoot();

    public static string Samples { get; } = At("docs", "samples");

    public static string Model { get; } = At("models");

    /// <summary>Release or Debug: how these tests were built, and so what lies ready beside them.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, Solution)))
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no clone of the project");
        return folder.FullName;
    }
}
