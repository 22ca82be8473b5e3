using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Evaluation;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Training.Corpora.Checking;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>A target that reads a file.</summary>
internal abstract class FileTarget(string name, params string[] seeds) : FuzzTarget(name, seeds)
{
    protected Scratch Scratch { get; } = new();

    public override int LongestInput => 1 << 15;

    protected override void Dispose(bool disposing) => Scratch.Dispose();
}

internal sealed class ConllTarget() : FileTarget(
    "conll",
    "-DOCSTART- O\n\nStalin B-PER\nđến O\nMátxcơva B-LOC\n. O\n\nNgày B-DATE\n5 I-DATE\n\n",
    "Stalin\tNNP\tS-PER\nwent\tVBD\tO\nto\tIN\tO\nSoviet\tNNP\tB-LOC\nUnion\tNNP\tE-LOC\n\n")
{
    /// <summary>Every line may be a unit, whose JSON is many times its size.</summary>
    public override (long Fixed, long PerByte) Memory => (64L << 20, 20000);

    public override IReadOnlyList<string> Words => ["B-PER", "I-PER", "E-LOC", "S-LOC", "L-X", "U-X", "O", "_", "-DOCSTART-", "\t", " ", "\n", "\n\n", "B-", "-", "I_X"];

    public override void Run(byte[] input, Shape shape)
    {
        var path = Scratch.Write("a.conll", input);
        var sentences = ConllFile.Read(path);
        foreach (var sentence in sentences)
        {
            var at = 0;
            foreach (var (start, end, label) in ConllTags.ToSpans(sentence.Tags))
            {
                Require(start >= at && end > start && end <= sentence.Rows.Count, "spans stand in order inside the sentence");
                at = end;
                shape.Add("label", label);
            }
        }

        shape.Count("sentences", sentences.Count);
        var units = UnitFiles.Read([path], null, false, Language.English);
        Require(units.Units.Count == sentences.Count, "each sentence is a unit");
        UnitChecks.Check(units.Units, Scratch, shape, isOurs: false);
        using var output = new StringWriter();
        ConllFormat.Write(output, units.Units);
    }
}

/// <summary>The annotations, and before them, ended by a line of five signs of equality, the text.</summary>
internal sealed class BratTarget() : FileTarget(
    "brat",
    "Stalin đến Mátxcơva năm 1937.\nHơn 6000 người bị bắn 😀.\n=====\nT1\tPER 0 6\tStalin\nT2\tLOC 11 19\tMátxcơva\nT3\tDATE 24 28\t1937\n#1\tAnnotatorNotes T3\tvalue=1937\nT4\tExecute 47 50\tbắn\nT5\tCARDINAL 34 38\t6000\nE1\tExecute:T4 Quantity:T5 Quantity2:T5\nA1\tPolarity E1 negated\n#2\tAnnotatorNotes E1\t0:Time=1936-08\n",
    "He died.\n=====\nT1\tUnit 0 8\tHe died.\n#1\tAnnotatorNotes T1\t{\"id\":\"a:1\",\"document\":\"a.txt\",\"start\":5,\"language\":\"en\"}\nT2\tDie 3 7\tdied\nT3\tPhrase 0 2\tHe\nE1\tDie:T2 Patient:T3\n")
{
    private static readonly byte[] Border = "=====\n"u8.ToArray();

    public override IReadOnlyList<string> Words =>
        ["T1", "T2", "T9", "E1", "E2", "A1", "#1", "\t", " ", "PER", "Unit", "Phrase", "Execute:T4", "Execute", "Patient:T1", ":", "AnnotatorNotes", "Polarity E1 possible", "value=", "confidence=0.5", "canonical=X", "0:Time=1936", "1=300", "1", ";", "{", "}", "{\"start\":1}", "{\"start\":\"x\"}", "{\"id\":null}", "\n", "M1", "R1"];

    public override void Run(byte[] input, Shape shape)
    {
        var at = input.AsSpan().IndexOf(Border);
        var folder = Directory.CreateDirectory(Scratch.At("brat")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "a.txt"), input[..Math.Max(0, at)]);
        File.WriteAllBytes(Path.Combine(folder, "a.ann"), input[(at < 0 ? 0 : at + Border.Length)..]);
        UnitChecks.Check(BratFormat.Read(folder, Language.Vietnamese), Scratch, shape, isOurs: false);
    }
}

internal sealed class DoccanoTarget() : FileTarget(
    "doccano",
    """{"id":1,"text":"Stalin đến Mátxcơva 😀 năm 1937.","entities":[{"id":1,"label":"PER","start_offset":0,"end_offset":6},{"id":2,"label":"Execute.negated","start_offset":7,"end_offset":10}],"relations":[{"id":1,"from_id":2,"to_id":1,"type":"Patient"}],"Comments":[],"nlp":{"unit":{"id":"a:1","document":"a.txt","start":5,"language":"vi"},"notes":[{"label":"PER","start_offset":0,"end_offset":6,"notes":["canonical=Joseph Stalin"]},{"label":"Execute.negated","start_offset":7,"end_offset":10,"notes":["1:Time=1936-08","confidence=0.5"]}]}}""" + "\n",
    """{"text":"He died in 1937.","label":[[0,2,"PER"],[11,15,"DATE"]]}""" + "\n" + """{"id":7,"text":"","labels":[]}""" + "\n")
{
    public override IReadOnlyList<string> Words =>
        ["\"id\"", "\"text\"", "\"entities\"", "\"relations\"", "\"label\"", "\"labels\"", "\"start_offset\"", "\"end_offset\"", "\"from_id\"", "\"to_id\"", "\"type\"", "\"nlp\"", "\"unit\"", "\"notes\"", "\"nth\"", "\"start\"", ":", ",", "[", "]", "{", "}", "null", "true", "\"\"", "[]", "{}", "1e400", "-1", "\"\\ud800\"", "\"\\u0000\"", "\"e\\u0301\"", "0.5", "\"Execute\"", "\n"];

    public override void Run(byte[] input, Shape shape) =>
        UnitChecks.Check(DoccanoFormat.Read(Scratch.Write("a.jsonl", input), Language.Vietnamese), Scratch, shape, isOurs: false);
}

internal sealed class LabelStudioTarget() : FileTarget(
    "label-studio",
    """[{"id":1,"data":{"text":"Stalin đến Mátxcơva năm 1937.","unit":{"id":"a:1","document":"a.txt","start":5,"language":"vi"}},"annotations":[{"result":[{"id":"0","from_name":"label","to_name":"text","type":"labels","value":{"start":0,"end":6,"text":"Stalin","labels":["PER"]}},{"id":"1","type":"labels","value":{"start":7,"end":10,"labels":["Execute"]}},{"id":"1","type":"choices","value":{"start":7,"end":10,"choices":["negated"]}},{"id":"0","type":"textarea","value":{"start":0,"end":6,"text":["canonical=Joseph Stalin"]}},{"type":"relation","from_id":"1","to_id":"0","direction":"right","labels":["Patient"]}]}]}]""",
    """[{"data":{"text":"He died."},"predictions":[{"result":[]}],"annotations":[]}]""")
{
    public override IReadOnlyList<string> Words =>
        ["\"id\"", "\"data\"", "\"text\"", "\"unit\"", "\"start\"", "\"end\"", "\"labels\"", "\"choices\"", "\"value\"", "\"type\"", "\"result\"", "\"annotations\"", "\"predictions\"", "\"from_id\"", "\"to_id\"", "\"relation\"", "\"textarea\"", ":", ",", "[", "]", "{", "}", "null", "true", "\"\"", "[]", "{}", "1e400", "-1", "\"\\ud800\"", "\"\\u0000\"", "0.5", "[\"Execute\"]"];

    public override void Run(byte[] input, Shape shape) =>
        UnitChecks.Check(LabelStudioFormat.Read(Scratch.Write("a.json", input), Language.English, input.Length % 2 == 0), Scratch, shape, isOurs: false);
}

internal sealed class LabelledSetTarget : FileTarget
{
    private const string Document = "Năm 1937 ông chết.";

    public LabelledSetTarget()
        : base(
            "labelled-set",
            """{"id":"a:1","document":"a.txt","start":10,"end":39,"language":"vi","genre":"own","text":"Stalin đến Mátxcơva năm 1937.","spans":[{"start":0,"end":6,"label":"PER","canonical":"Joseph Stalin"},{"start":24,"end":28,"label":"DATE","value":"1937","confidence":0.5}],"claims":[{"type":"Execute","trigger":{"start":7,"end":10},"polarity":"negated","arguments":[{"role":"Patient","start":0,"end":6},{"role":"Time","value":"1936-08"}]}]}""" + "\n",
            """{"id":"b:1","document":"b.txt","start":4,"end":8,"language":"vi","spans":[],"claims":[]}""" + "\n" + """{"text":"He died.","language":"en"}""" + "\n")
    {
        Scratch.Write("b.txt", Encoding.UTF8.GetBytes(Document));
    }

    public override IReadOnlyList<string> Words =>
        ["\"id\"", "\"document\"", "\"text\"", "\"start\"", "\"end\"", "\"language\"", "\"sha256\"", "\"spans\"", "\"claims\"", "\"label\"", "\"value\"", "\"confidence\"", "\"trigger\"", "\"polarity\"", "\"arguments\"", "\"role\"", "\"type\"", ":", ",", "[", "]", "{", "}", "null", "true", "\"\"", "[]", "{}", "1e400", "-1", "0.5", "\"\\ud800\"", "\"\\u0000\"", "\"../b.txt\"", "\"b.txt\"", "\"/\"", "\".\"", "\"Time\"", "\"Quantity\"", "\"MONEY\"", "\n"];

    public override void Run(byte[] input, Shape shape)
    {
        var path = Scratch.Write("set.jsonl", input);
        foreach (var finding in new SetChecker(Scratch.Folder).Check(path).Take(20))
            shape.Refused("check " + finding);
        foreach (var strict in (bool[])[true, false])
        {
            List<LabelledUnit> units;
            try
            {
                units = LabelledSet.Read(path, Scratch.Folder, strict);
            }
            catch (InvalidInputException e) when (strict)
            {
                shape.Refused(e.Message);
                continue;
            }

            UnitChecks.Check(units, Scratch, shape, isOurs: true);
            if (units.Count > 0)
                Evaluate(units, strict, shape);
        }
    }

    /// <summary>The set against itself without its labels.</summary>
    private static void Evaluate(List<LabelledUnit> units, bool strict, Shape shape)
    {
        try
        {
            var report = Evaluator.Evaluate(
                units, [.. units.Select((u, i) => i % 2 == 0 ? u with { Claims = [], Spans = [.. u.Spans.Take(1)] } : u)], new EvaluationOptions { Rounds = 3, OpenLabels = !strict });
            _ = JsonReport.ToText(report);
        }
        catch (InvalidInputException e)
        {
            shape.Refused(e.Message);
        }
    }
}
