using System.CommandLine;
using System.Globalization;
using NlpPipeline.Models;

namespace NlpPipeline.Cli.Commands.ModelFolders;

/// <summary><c>nlp model info</c>: labels, settings, sizes and data of a model.</summary>
internal static class InfoCommand
{
    private const string Templates = ".templates";

    public static Command Create()
    {
        var folder = ModelCommand.Folder();
        var format = new Option<string>("--format", "-f") { Description = "text, or json for the manifest as it stands", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var output = new Option<string?>("--output", "-o") { Description = "File to write (default: standard output)" };
        var command = new Command("info", "Shows the labels, settings, sizes, data and scores of a model") { folder, format, output };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var model = ModelFolder.Open(DefaultModel.Resolve(call.GetValue(folder)));
            var languages = model.Manifest.Kind == ModelFolder.LanguagesKind ? model.OpenLanguages() : [];
            CommandRun.WriteOutput(call.GetValue(output), writer =>
            {
                if (call.GetValue(format) == "json")
                    writer.Write(model.Manifest.ToJson());
                else
                    WriteAll(writer, model, languages);
            });
            return CommandRun.Done;
        }));
        return command;
    }

    /// <summary>The model, and where it has one a language, each of them after it.</summary>
    private static void WriteAll(TextWriter writer, ModelFolder model, IReadOnlyList<ModelFolder> languages)
    {
        Write(writer, model);
        foreach (var part in languages)
        {
            writer.WriteLine();
            Write(writer, part);
        }
    }

    private static void Write(TextWriter writer, ModelFolder model)
    {
        var manifest = model.Manifest;
        Line(writer, $"{model.FolderPath}: {manifest.Kind}, made by version {manifest.Version} with seed {manifest.Seed}");
        Line(writer, $"model  {model.Hash}");
        Line(writer, $"labels {string.Join(' ', manifest.Labels)}");

        Line(writer, $"\n{"file",-34} {"bytes",12} {"weights",10} {"network",10} {"tags",5} {"bonus",6}");
        foreach (var (name, _) in manifest.Files)
            WriteFile(writer, model, name);

        Line(writer, $"\n{"data",-34} {"use",-6} {"units",8} {"characters",12}  sha256");
        foreach (var data in manifest.Data)
            Line(writer, $"{data.Name,-34} {data.Use,-6} {data.Units,8} {data.Characters,12}  {data.Sha256}");

        Line(writer, $"\nsettings");
        foreach (var (key, value) in manifest.Settings)
        {
            if (key.EndsWith(Templates, StringComparison.Ordinal))
                Line(writer, $"{key,-34} {value.Split(';').Length} (--format json lists them)");
            else
                Line(writer, $"{key,-34} {value}");
        }

        if (manifest.Scores.Count > 0)
            Line(writer, $"\nscores");
        foreach (var (name, score) in manifest.Scores)
            Line(writer, $"{name,-34} {score:0.000}");
    }

    private static void WriteFile(TextWriter writer, ModelFolder model, string name)
    {
        var file = new FileInfo(Path.Combine(model.FolderPath, name));
        var part = Path.GetFileNameWithoutExtension(name);
        if (!file.Exists)
        {
            Line(writer, $"{name,-34} {"missing",12}");
        }
        else if (file.Extension == ".crf")
        {
            var crf = model.ReadCrf(part);
            Line(writer, $"{name,-34} {file.Length,12} {crf.WeightCount,10} {crf.Network?.Count.ToString(CultureInfo.InvariantCulture) ?? "-",10} {crf.Tags.Count,5} {model.BonusOf(part),6}");
        }
        else
        {
            Line(writer, $"{name,-34} {file.Length,12}");
        }
    }

    private static void Line(TextWriter writer, FormattableString line) => writer.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
