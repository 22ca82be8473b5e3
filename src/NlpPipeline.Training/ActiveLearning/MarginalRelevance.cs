namespace NlpPipeline.Training.ActiveLearning;

/// <summary>
/// Chooses sentences that the model is unsure of and that do not resemble each other: maximal marginal relevance (Carbonell and
/// Goldstein 1998) with the uncertainty of a tagger as relevance (Kim et al. 2006, for named entities).
/// </summary>
public sealed class MarginalRelevance
{
    /// <summary>Only so many of the least certain are compared with each other.</summary>
    private const int PoolLimit = 20_000;

    private readonly UncertaintyMeasure measure;
    private readonly double diversity;

    /// <param name="diversity">From 0 (uncertainty alone) to 1 (unlikeness alone).</param>
    public MarginalRelevance(UncertaintyMeasure measure, double diversity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(diversity, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(diversity, 1);
        this.measure = measure;
        this.diversity = diversity;
    }

    /// <summary>The most instructive first. A text that stands more than once is chosen once; of equals the earlier wins.</summary>
    /// <param name="count">Fewer where there are not so many different texts.</param>
    public List<SuggestionCandidate> Choose(IEnumerable<SuggestionCandidate> candidates, int count)
    {
        var pool = candidates.DistinctBy(c => c.Unit.Text, StringComparer.Ordinal)
            .Select(c => (Candidate: c, Uncertainty: c.Uncertainty(measure)))
            .OrderByDescending(c => c.Uncertainty) // stable, as all of LINQ
            .Take(Math.Max(count, PoolLimit))
            .ToArray();
        var vectors = new WordVectors([.. pool.Select(p => p.Candidate.Words)]);
        var likeness = new double[pool.Length];
        var chosen = new List<SuggestionCandidate>();
        var isChosen = new bool[pool.Length];
        while (chosen.Count < Math.Min(count, pool.Length))
        {
            var best = -1;
            for (var i = 0; i < pool.Length; i++)
            {
                if (!isChosen[i] && (best < 0 || Relevance(i) > Relevance(best)))
                    best = i;
            }

            isChosen[best] = true;
            chosen.Add(pool[best].Candidate);
            vectors.RaiseToCosines(best, likeness);
        }

        return chosen;

        double Relevance(int i) => ((1 - diversity) * pool[i].Uncertainty) - (diversity * likeness[i]);
    }

    /// <summary>Bags of words as vectors of length one, weighted by inverse document frequency (Spärck Jones 1972).</summary>
    private sealed class WordVectors
    {
        private readonly (int Word, double Weight)[][] rows;
        private readonly double[] picked;

        public WordVectors(IReadOnlyList<IReadOnlyList<ulong>> bags)
        {
            var numbers = new Dictionary<ulong, int>();
            var frequencies = new List<int>();
            foreach (var word in bags.SelectMany(b => b))
            {
                if (numbers.TryAdd(word, numbers.Count))
                    frequencies.Add(0);
                frequencies[numbers[word]]++;
            }

            rows = [.. bags.Select(bag =>
            {
                var row = bag.Select(w => (Word: numbers[w], Weight: Math.Log((1.0 + bags.Count) / frequencies[numbers[w]]))).ToArray();
                var norm = Math.Sqrt(row.Sum(w => w.Weight * w.Weight));
                return row.Select(w => (w.Word, w.Weight / norm)).ToArray();
            })];
            picked = new double[numbers.Count];
        }

        /// <summary>Raises each value to the cosine with one row where that is greater.</summary>
        public void RaiseToCosines(int row, double[] values)
        {
            foreach (var (word, weight) in rows[row])
                picked[word] = weight;
            for (var i = 0; i < rows.Length; i++)
            {
                var cosine = 0.0;
                foreach (var (word, weight) in rows[i])
                    cosine += weight * picked[word];
                values[i] = Math.Max(values[i], cosine);
            }

            foreach (var (word, _) in rows[row])
                picked[word] = 0;
        }
    }
}
