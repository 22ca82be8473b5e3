using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;

namespace NlpPipeline.Training.Tests.Crf;

/// <summary>Small random sentences over a few made-up words, for checks against brute force.</summary>
internal static class RandomChain
{
    private static readonly string[] Words = ["Ba", "lan", "1920", "và", "Xô", "họp", ",", "Riga"];

    public static TokenSequence Sentence(Random random, int length)
    {
        var text = string.Join(' ', Enumerable.Range(0, length).Select(_ => Words[random.Next(Words.Length)]));
        return new TokenSequence(text, Tokenizer.Tokenize(text));
    }

    /// <summary>A random tag sequence that the scheme allows.</summary>
    public static int[] Path(Random random, TagScheme scheme, int length)
    {
        while (true)
        {
            var path = new int[length];
            for (var i = 0; i < length; i++)
                path[i] = random.Next(scheme.Count);
            if (IsLegal(scheme, path))
                return path;
        }
    }

    public static bool IsLegal(TagScheme scheme, int[] path)
    {
        if (!scheme.MayStart(path[0]) || !scheme.MayEnd(path[^1]))
            return false;
        for (var i = 1; i < path.Length; i++)
        {
            if (!scheme.MayFollow(path[i - 1], path[i]))
                return false;
        }

        return true;
    }

    /// <summary>Every tag sequence of a length that the scheme allows.</summary>
    public static IEnumerable<int[]> AllPaths(TagScheme scheme, int length)
    {
        var path = new int[length];
        while (true)
        {
            if (IsLegal(scheme, path))
                yield return (int[])path.Clone();
            var i = 0;
            while (i < length && ++path[i] == scheme.Count)
                path[i++] = 0;
            if (i == length)
                yield break;
        }
    }

    /// <param name="weight">What each sentence weighs; 1 where null.</param>
    /// <param name="times">How often each sentence stands there; once where null.</param>
    public static CrfDataset Dataset(
        Random random,
        TagScheme scheme,
        IReadOnlyList<FeatureTemplate> templates,
        int sentences,
        int length,
        Func<int, int>? weight = null,
        Func<int, int>? times = null)
    {
        var data = new CrfDataset(scheme.Count);
        var extractor = new FeatureExtractor(templates, LexicalResources.None);
        var features = new ulong[extractor.MaximumFeatures];
        for (var s = 0; s < sentences; s++)
        {
            var count = 1 + random.Next(length);
            var sentence = Sentence(random, count);
            var path = Path(random, scheme, count);
            for (var time = 0; time < (times?.Invoke(s) ?? 1); time++)
            {
                extractor.Begin(sentence);
                for (var t = 0; t < count; t++)
                    data.AddToken(features.AsSpan(0, extractor.Features(t, features)), path[t]);
                data.EndSentence(weight?.Invoke(s) ?? 1);
            }
        }

        return data;
    }
}
