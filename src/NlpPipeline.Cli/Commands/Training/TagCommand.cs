using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary><c>nlp tag</c>: a CoNLL file back with the predicted tag as a last column.</summary>
internal static class TagCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE.conll") { Description = "Tokens in the first column; further columns are kept" };
        var model = new Option<string>("--model") { Description = "Model folder of nlp train --task ner", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "File to write (default: standard output)" };
        var command = new Command("tag", "Writes a CoNLL file back with the predicted tag as a last column") { file, model, output };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            var folder = ModelFolder.Open(result.GetValue(model)!);
            if (folder.Manifest.Kind != ModelFolder.TaggerKind)
                throw new InvalidInputException($"{folder.FolderPath}: holds a {folder.Manifest.Kind}, not a tagger; train one with nlp train --task ner");
            var sentences = ConllFile.Read(result.GetValue(file)!, minimumColumns: 1);
            var tagger = ModelRunning.Tagger(folder);
            CommandRun.WriteOutput(result.GetValue(output), writer =>
            {
                foreach (var sentence in sentences)
                {
                    var spans = tagger.Tag(ConllSentences.ToSequence(sentence, folder.Manifest.Columns));
                    var tags = Enumerable.Repeat("O", sentence.Rows.Count).ToArray();
                    foreach (var span in spans)
                    {
                        for (var i = span.Start; i < span.End; i++)
                            tags[i] = (i == span.Start ? "B-" : "I-") + span.Label;
                    }

                    for (var i = 0; i < tags.Length; i++)
                        writer.Write($"{string.Join('\t', sentence.Rows[i])}\t{tags[i]}\n");
                    writer.Write('\n');
                }
            });
            return CommandRun.Done;
        }));
        return command;
    }
}
