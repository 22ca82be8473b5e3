namespace NlpPipeline.Delivery.Tests.Native;

/// <summary>A test that runs only where the environment variable NLP_NATIVE is set.</summary>
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (string.IsNullOrEmpty(NativeProgram.Asked))
            Skip = "NLP_NATIVE=1 builds the native program and tests it; NLP_NATIVE=PATH tests one that is built";
    }
}

/// <summary>The native program, built where that is asked for.</summary>
public sealed class NativeProgram : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-native-build-");

    public NativeProgram()
    {
        if (string.IsNullOrEmpty(Asked))
            return;
        Path = Asked;
        if (Asked != "1")
            return;
        Command.Run(Repository.Root, "dotnet", "publish", Repository.At("src", "NlpPipeline.Native"), "--configuration", "Release", "--output", folder.FullName, "--use-current-runtime").Succeeded();
        Path = System.IO.Path.Combine(folder.FullName, OperatingSystem.IsWindows() ? "nlp-extract.exe" : "nlp-extract");
    }

    public string Path { get; } = "";

    internal static string? Asked => Environment.GetEnvironmentVariable("NLP_NATIVE");

    public void Dispose() => folder.Delete(true);
}
