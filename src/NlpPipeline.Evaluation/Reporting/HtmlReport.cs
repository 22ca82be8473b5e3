namespace NlpPipeline.Evaluation;

public static class HtmlReport
{
    public static void Write(TextWriter output, EvaluationReport report) => TextReport.Write(output, report);
}
