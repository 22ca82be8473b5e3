using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation.Tests;

public class ConllEvalTests
{
    [Fact]
    public void Prints_what_conlleval_prints()
    {
        // gold       B-PER I-PER O B-LOC O     B-PER
        // predicted  B-PER I-PER O B-ORG B-LOC O
        // phrases: gold PER, LOC, PER; found PER, ORG, LOC; right PER. Tags: 3 of 6 right.
        // P 1/3, R 1/3. PER: P 1/1, R 1/2, FB1 2/3; LOC: 0/1, 0/1; ORG: 0/1, no gold.
        var eval = new ConllEval();
        eval.Add(["B-PER", "I-PER", "O", "B-LOC", "O", "B-PER"], ["B-PER", "I-PER", "O", "B-ORG", "B-LOC", "O"]);

        Printed(eval).Should().Be(
            "processed 6 tokens with 3 phrases; found: 3 phrases; correct: 1.\n"
            + "accuracy:  50.00%; precision:  33.33%; recall:  33.33%; FB1:  33.33\n"
            + "              LOC: precision:   0.00%; recall:   0.00%; FB1:   0.00  1\n"
            + "              ORG: precision:   0.00%; recall:   0.00%; FB1:   0.00  1\n"
            + "              PER: precision: 100.00%; recall:  50.00%; FB1:  66.67  1\n");
    }

    [Fact]
    public void An_empty_prediction_scores_zero()
    {
        var eval = new ConllEval();
        eval.Add(["B-PER", "O"], ["O", "O"]);

        Printed(eval).Should().StartWith(
            "processed 2 tokens with 1 phrases; found: 0 phrases; correct: 0.\naccuracy:  50.00%; precision:   0.00%; recall:   0.00%; FB1:   0.00\n");
    }

    [Theory]
    // IOB1: an I opens a phrase after O, B only parts neighbours of one label.
    [InlineData("I-PER I-PER B-PER O", "0-2 PER, 2-3 PER")]
    // Illegal in IOB2: a phrase that starts with I, a label that changes within one.
    [InlineData("O I-LOC I-PER I-PER", "1-2 LOC, 2-4 PER")]
    [InlineData("B-LOC I-PER B-PER", "0-1 LOC, 1-2 PER, 2-3 PER")]
    // IOBES and BILOU: E, L end a phrase, S, U are one of their own.
    [InlineData("B-PER E-PER S-PER I-PER", "0-2 PER, 2-3 PER, 3-4 PER")]
    [InlineData("B-PER L-PER U-PER U-LOC", "0-2 PER, 2-3 PER, 3-4 LOC")]
    // Illegal there: an end without a beginning, a beginning without an end, schemes mixed.
    [InlineData("O E-PER E-PER", "1-2 PER, 2-3 PER")]
    [InlineData("B-PER S-PER O L-LOC", "0-1 PER, 1-2 PER, 3-4 LOC")]
    [InlineData("B-ORG I-ORG L-ORG I-ORG", "0-3 ORG, 3-4 ORG")]
    [InlineData("", "")]
    public void Reads_every_scheme_the_illegal_sequences_too(string tags, string spans) =>
        string.Join(", ", ConllTags.ToSpans(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(s => $"{s.Start}-{s.End} {s.Label}"))
            .Should().Be(spans);

    /// <summary>IOB1, IOB2 and IOE, legal or not. Perl's conlleval knows no scheme that has both B and E: E before B parts nothing there.</summary>
    [Theory]
    [InlineData("B")]
    [InlineData("E")]
    public void Agrees_with_conlleval_on_any_sequence_of_tags(string border)
    {
        var tag = Gen.Elements("O", "I-PER", "I-LOC", $"{border}-PER", $"{border}-LOC");
        var pairs = Gen.ArrayOf(tag.SelectMany(g => tag.Select(p => (Gold: g, Predicted: p))));
        Prop.ForAll(pairs.ToArbitrary(), tags =>
        {
            var eval = new ConllEval();
            string[] gold = [.. tags.Select(t => t.Gold)];
            string[] predicted = [.. tags.Select(t => t.Predicted)];
            eval.Add(gold, predicted);
            return (eval.Total == PerlConllEval(gold, predicted)).Label(string.Join(' ', tags));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    /// <summary>The counting loop of conlleval.pl (2004-01-26), written out line by line.</summary>
    private static Count PerlConllEval(string[] goldTags, string[] predictedTags)
    {
        var (foundCorrect, foundGuessed, correctChunk) = (0, 0, 0);
        var inCorrect = false;
        var (lastCorrect, lastCorrectType, lastGuessed, lastGuessedType) = ("O", "", "O", "");
        for (var i = 0; i <= goldTags.Length; i++)
        {
            // A sentence end reads as O.
            var (correct, correctType) = i < goldTags.Length ? Split(goldTags[i]) : ("O", "");
            var (guessed, guessedType) = i < goldTags.Length ? Split(predictedTags[i]) : ("O", "");
            if (inCorrect)
            {
                var correctEnds = EndOfChunk(lastCorrect, correct, lastCorrectType, correctType);
                var guessedEnds = EndOfChunk(lastGuessed, guessed, lastGuessedType, guessedType);
                if (correctEnds && guessedEnds && lastGuessedType == lastCorrectType)
                {
                    inCorrect = false;
                    correctChunk++;
                }
                else if (correctEnds != guessedEnds || guessedType != correctType)
                {
                    inCorrect = false;
                }
            }

            var correctStarts = StartOfChunk(lastCorrect, correct, lastCorrectType, correctType);
            var guessedStarts = StartOfChunk(lastGuessed, guessed, lastGuessedType, guessedType);
            if (correctStarts && guessedStarts && guessedType == correctType)
                inCorrect = true;
            foundCorrect += correctStarts ? 1 : 0;
            foundGuessed += guessedStarts ? 1 : 0;
            (lastCorrect, lastCorrectType, lastGuessed, lastGuessedType) = (correct, correctType, guessed, guessedType);
        }

        return new Count(foundCorrect, foundGuessed, correctChunk);

        static (string, string) Split(string tag) => tag == "O" ? ("O", "") : (tag[..1], tag[2..]);
    }

    private static bool EndOfChunk(string previous, string tag, string previousType, string type) =>
        (previous, tag) is ("B", "B") or ("B", "O") or ("I", "B") or ("I", "O") or ("E", "E") or ("E", "I") or ("E", "O")
        || (previous != "O" && previousType != type);

    private static bool StartOfChunk(string previous, string tag, string previousType, string type) =>
        (previous, tag) is ("B", "B") or ("I", "B") or ("O", "B") or ("O", "I") or ("E", "E") or ("E", "I") or ("O", "E")
        || (tag != "O" && previousType != type);

    private static string Printed(ConllEval eval)
    {
        var text = new StringWriter();
        eval.Write(text);
        return text.ToString();
    }
}
