using NlpPipeline.Annotations;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary>The forms in which labelled units are written (docs/labelled-sets.md).</summary>
internal static class UnitFormat
{
    public const string Set = "set";
    public const string Conll = "conll";
    public const string Brat = "brat";
    public const string Doccano = "doccano";
    public const string LabelStudio = "label-studio";

    /// <param name="output">A file, for brat a folder; null for standard output.</param>
    /// <param name="proposedBy">The model whose proposals the labels are; null for labels that people made.</param>
    /// <exception cref="InvalidInputException">The output cannot be written, or is missing for brat.</exception>
    public static void Write(IReadOnlyList<LabelledUnit> units, string format, string? output, string? proposedBy = null)
    {
        if (format == Brat)
        {
            BratFormat.Write(output ?? throw new InvalidInputException("--output: brat sets are folders: name one"), units);
            return;
        }

        CommandRun.WriteOutput(output, writer =>
        {
            switch (format)
            {
                case Conll:
                    if (ConllFormat.Write(writer, units) is > 0 and var moved)
                        Console.Error.WriteLine($"{moved} spans do not end at token edges and were widened, or dropped where that overlaps another");
                    break;
                case Doccano:
                    DoccanoFormat.Write(writer, units);
                    break;
                case LabelStudio:
                    LabelStudioFormat.Write(writer, units, proposedBy);
                    break;
                default:
                    LabelledSet.Write(writer, units);
                    break;
            }
        });
    }
}
