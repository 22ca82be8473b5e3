using System.Security.Cryptography;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization.Names;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline.Models;

/// <summary>A folder with a trained model: a manifest, model files, word clusters and vectors, and gazetteers.</summary>
public sealed class ModelFolder
{
    public const string Clusters = "clusters.tsv";
    public const string Vectors = "vectors.bin";
    public const string Gazetteers = "gazetteers";

    /// <summary>The gazetteers as <see cref="IndexGazetteers"/> wrote them. No manifest names it: one that does not fit them is not used.</summary>
    public const string GazetteerIndex = "gazetteers.bin";

    public const string ChainExtension = ".crf";
    public const string PipelineKind = "pipeline";
    public const string TaggerKind = "tagger";

    /// <summary>A pipeline for each language, in sub-folders named by their ISO 639-1 codes, each a folder of kind <see cref="PipelineKind"/>.</summary>
    public const string LanguagesKind = "languages";

    private ModelFolder(string path, ModelManifest manifest)
    {
        FolderPath = path;
        Manifest = manifest;
    }

    public string FolderPath { get; }

    public ModelManifest Manifest { get; }

    /// <summary>SHA-256 of the manifest, which names the hashes of all other files: stands for the model as a whole.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(FolderPath, ModelManifest.FileName))));

    /// <exception cref="InvalidInputException">The folder is no model, or of a newer format.</exception>
    public static ModelFolder Open(string path) => new(path, ModelManifest.Read(path));

    /// <summary>The folder of a language's pipeline in one of kind <see cref="LanguagesKind"/>.</summary>
    public static string FolderOf(string folder, Language language) => Path.Combine(folder, language.Code());

    /// <summary>Opens the pipelines of a folder of kind <see cref="LanguagesKind"/>, Vietnamese first.</summary>
    /// <exception cref="InvalidInputException">One is missing, is no pipeline or not the one that the manifest names, or has other resources.</exception>
    public IReadOnlyList<ModelFolder> OpenLanguages()
    {
        CheckFiles();
        var parts = new List<ModelFolder>();
        foreach (var language in (Language[])[Language.Vietnamese, Language.English])
        {
            var part = Open(FolderOf(FolderPath, language));
            if (!Manifest.Files.Any(f => f.Key == ManifestOf(language)))
                throw new InvalidInputException($"{Path.Combine(FolderPath, ModelManifest.FileName)}: does not name {ManifestOf(language)}; copy or train the model anew");
            if (part.Manifest.Kind != PipelineKind)
                throw new InvalidInputException($"{part.FolderPath}: is of kind '{part.Manifest.Kind}', not a pipeline; copy or train the model anew");
            if (parts.Count > 0 && !Lexical(part.Manifest).SequenceEqual(Lexical(parts[0].Manifest)))
                throw new InvalidInputException($"{part.FolderPath}: has other clusters, vectors or gazetteers than {parts[0].FolderPath}; train both together");
            parts.Add(part);
        }

        return parts;

        static IEnumerable<KeyValuePair<string, string>> Lexical(ModelManifest manifest) =>
            manifest.Files.Where(f => Path.GetExtension(f.Key) != ChainExtension);
    }

    /// <summary>Names and hashes of the manifests of a folder of kind <see cref="LanguagesKind"/>, in ordinal order.</summary>
    public static List<KeyValuePair<string, string>> HashLanguages(string folder) =>
    [
        .. new[] { Language.English, Language.Vietnamese }.Select(ManifestOf).Select(f => KeyValuePair.Create(f, HashOf(Path.Combine(folder, f)))),
    ];

    private static string ManifestOf(Language language) => $"{language.Code()}/{ModelManifest.FileName}";

    /// <summary>Reads one of the model's chains or classifiers.</summary>
    public CrfModel ReadCrf(string name) => CrfModel.Read(Path.Combine(FolderPath, name + ChainExtension));

    /// <summary>Checks that the folder's word vectors are those that a network was trained with.</summary>
    /// <exception cref="InvalidInputException">They are missing, or of another length.</exception>
    public void CheckVectors(CrfModel model, WordVectors? vectors)
    {
        if (model.Network is { VectorSize: > 0 } network && network.VectorSize != vectors?.Dimension)
        {
            throw new InvalidInputException(
                $"{Path.Combine(FolderPath, Vectors)}: {(vectors is null ? "missing" : $"vectors of length {vectors.Dimension}, the model needs {network.VectorSize}")}; copy or train the model anew");
        }
    }

    public Calibration CalibrationOf(string name) => Manifest.Calibrations.TryGetValue(name, out var calibration) ? calibration : Calibration.None;

    public double BonusOf(string name) => Manifest.Bonuses.GetValueOrDefault(name);

    public LexicalResources ReadResources() => ReadResources(FolderPath);

    /// <summary>Word clusters, vectors and gazetteers of a folder, as far as it has them.</summary>
    public static LexicalResources ReadResources(string folder) => new(ReadClusters(folder), ReadGazetteer(folder), ReadVectors(folder));

    internal static WordClusters? ReadClusters(string folder)
    {
        var clusters = Path.Combine(folder, Clusters);
        return File.Exists(clusters) ? WordClusters.Read(clusters) : null;
    }

    internal static WordVectors? ReadVectors(string folder)
    {
        var vectors = Path.Combine(folder, Vectors);
        return File.Exists(vectors) ? WordVectors.Read(vectors) : null;
    }

    internal static Gazetteer? ReadGazetteer(string folder)
    {
        var gazetteer = BeginGazetteer(folder);
        gazetteer?.LinkNames();
        return gazetteer;
    }

    /// <summary>Reads the gazetteers as <see cref="Gazetteer.Begin"/> does.</summary>
    internal static Gazetteer? BeginGazetteer(string folder) =>
        ReadGazetteerFiles(folder) is { } files ? Gazetteer.Begin(files, Path.Combine(folder, GazetteerIndex)) : null;

    /// <summary>Writes the index from which the gazetteers of a folder are taken as long as they stay as they are; the same gazetteers give the same bytes.</summary>
    /// <returns>False where the folder has no gazetteers.</returns>
    /// <exception cref="InvalidInputException">A line of them is malformed.</exception>
    public static bool IndexGazetteers(string folder)
    {
        if (ReadGazetteerFiles(folder) is not { } files)
            return false;
        var gazetteer = Gazetteer.Begin(files);
        gazetteer.LinkNames();
        gazetteer.Tables.Spellings = NameIndex.SpellingsOf(gazetteer);
        gazetteer.Tables.Sounds = NameIndex.SoundsOf(gazetteer);
        gazetteer.Tables.Write(Path.Combine(folder, GazetteerIndex), files);
        return true;
    }

    private static List<GazetteerFile>? ReadGazetteerFiles(string folder)
    {
        var gazetteers = Path.Combine(folder, Gazetteers);
        return Directory.Exists(gazetteers) ? GazetteerFile.ReadAll(Directory.GetFiles(gazetteers, "*.tsv")) : null;
    }

    /// <summary>Compares every file with the hash that the manifest has of it.</summary>
    /// <exception cref="InvalidInputException">A file is missing or differs, or a model file is there that the manifest does not know.</exception>
    public void Verify()
    {
        CheckFiles();
        var isByLanguage = Manifest.Kind == LanguagesKind;
        foreach (var part in isByLanguage ? OpenLanguages() : [])
            part.Verify();

        // Gazetteers are read by folder: one more would change what the model finds.
        var known = Manifest.Files.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        if (FilesOf(FolderPath).FirstOrDefault(f => !known.Contains(f) && !(isByLanguage && IsOfLanguage(f))) is { } more)
            throw new InvalidInputException($"{Path.Combine(FolderPath, more)}: not named by the manifest; remove it or train the model anew");

        static bool IsOfLanguage(string file) => file.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && LanguageExtensions.TryParse(file[..slash], out _);
    }

    private void CheckFiles()
    {
        foreach (var (name, hash) in Manifest.Files)
        {
            var path = Path.Combine(FolderPath, name);
            if (!File.Exists(path))
                throw new InvalidInputException($"{path}: missing from the model; copy or train it anew");
            if (HashOf(path) != hash)
                throw new InvalidInputException($"{path}: not the file that the manifest names (SHA-256 differs); copy or train the model anew");
        }
    }

    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Names and hashes of the files of a folder, manifest aside, in ordinal order.</summary>
    public static List<KeyValuePair<string, string>> HashFiles(string folder) =>
        [.. FilesOf(folder).Select(f => KeyValuePair.Create(f, HashOf(Path.Combine(folder, f))))];

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
        .Where(f => f.EndsWith(ChainExtension, StringComparison.Ordinal) || f.EndsWith(".tsv", StringComparison.Ordinal) || f == Vectors)
        .Order(StringComparer.Ordinal);
}
