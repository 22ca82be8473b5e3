using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>The date precision codes of the UCDP Georeferenced Event Dataset (S. Högbladh, "UCDP GED Codebook"), <c>date_prec</c>.</summary>
public static class DatePrecision
{
    /// <summary>1 the exact day; 2 a span of 2 to 6 days; 3 a week (7 days); 4 up to a month (8 to 31 days); 5 more than a month and up to
    /// a year. Added here, since GED has no older or longer events: 6 more than a year, 0 no date.</summary>
    public static int Of(DateInterval? interval) => interval?.Days switch
    {
        null => 0,
        1 => 1,
        <= 6 => 2,
        7 => 3,
        <= 31 => 4,
        <= 366 => 5,
        _ => 6,
    };
}
