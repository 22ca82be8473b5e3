namespace NlpPipeline.Normalization;

internal sealed class EnglishTimes() : TimeReader(VietnameseLexicon.Table)
{
    public override bool Match(int i, out TimeNode node)
    {
        node = default;
        return false;
    }
}
