namespace NlpPipeline.Storage.Tests;

/// <summary>The process that the test of killed runs starts and kills.</summary>
public static class Program
{
    public static void Main(string[] arguments) => KilledWriter.Run(arguments[0]);
}
