namespace NlpPipeline.Annotations;

/// <summary>The languages that the pipeline reads.</summary>
public enum Language
{
    Vietnamese,
    English,
}

public static class LanguageExtensions
{
    /// <summary>The ISO 639-1 code: <c>vi</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.Vietnamese ? "vi" : "en";

    /// <summary>Reads an ISO 639-1 code; false for any but <c>vi</c> and <c>en</c>.</summary>
    public static bool TryParse(string? code, out Language language)
    {
        language = code == "en" ? Language.English : Language.Vietnamese;
        return code is "vi" or "en";
    }
}
