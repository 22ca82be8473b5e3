using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Tagging;
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
            var path = result.GetValue(file)!;
            var sentences = ConllFile.Read(path, minimumColumns: 1);
            var columns = folder.Manifest.Columns;
            if (sentences.Count > 0 && sentences[0].Rows[0].Length <= columns)
            {
                throw new InvalidInputException(
                    path, sentences[0].Line, $"{sentences[0].Rows[0].Length} column(s), but the model was trained with {columns} after the token: add them as in its training file");
            }

            var resources = folder.ReadResources();
            var tagger = ModelRunning.Tagger(folder, resources);
            CommandRun.WriteOutput(result.GetValue(output), writer =>
            {
                // Lines without tokens (between sentences and documents) stay as they are, so that line numbers stay, too.
                using var lines = File.ReadLines(path).GetEnumerator();
                var number = 0;
                foreach (var sentence in sentences)
                {
                    for (; number + 1 < sentence.Line && lines.MoveNext(); number++)
                        writer.Write($"{lines.Current}\n");
                    var tags = Tags(tagger, sentence, columns, resources);
                    for (var i = 0; i < tags.Length && lines.MoveNext(); i++, number++)
                        writer.Write($"{string.Join('\t', sentence.Rows[i])}\t{tags[i]}\n");
                }

                while (lines.MoveNext())
                    writer.Write($"{lines.Current}\n");
            });
            return CommandRun.Done;
        }));
        return command;
    }

    private static string[] Tags(SequenceTagger tagger, ConllSentence sentence, int columns, LexicalResources resources)
    {
        var sequence = ConllSentences.ToSequence(sentence, columns);
        ConllSentences.SetGazetteer(sequence, resources);
        var tags = Enumerable.Repeat("O", sentence.Rows.Count).ToArray();
        foreach (var span in tagger.Tag(sequence))
        {
            for (var i = span.Start; i < span.End; i++)
                tags[i] = (i == span.Start ? "B-" : "I-") + span.Label;
        }

        return tags;
    }
}
