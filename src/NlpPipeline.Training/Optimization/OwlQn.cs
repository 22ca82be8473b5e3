using System.Numerics.Tensors;

namespace NlpPipeline.Training.Optimization;

/// <summary>A function to be minimized, with its gradient.</summary>
public interface IObjective
{
    int Dimension { get; }

    /// <summary>Returns the value at a point and writes the gradient there.</summary>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);
}

/// <summary>One step of an optimization.</summary>
/// <param name="Iteration">From 1.</param>
/// <param name="Value">Objective, penalties included.</param>
/// <param name="Norm">Euclidean norm of the (pseudo-)gradient.</param>
public readonly record struct OptimizationStep(int Iteration, double Value, double Norm)
{
    /// <summary>F1 on held-out sentences, 0 to 1; null where it has not been looked at.</summary>
    public double? DevF1 { get; init; }
}

/// <summary>
/// Limited-memory BFGS (Liu and Nocedal 1989), orthant-wise where an L1 penalty asks for it (OWL-QN, Andrew and Gao 2007),
/// with a backtracking line search. The L2 penalty belongs to the objective.
/// </summary>
public sealed class OwlQn
{
    private const double SufficientDecrease = 1e-4;

    /// <summary>Iterations over which the fall of the objective is judged.</summary>
    private const int Window = 10;

    /// <summary>Pairs of steps and gradient changes that are remembered.</summary>
    public int Memory { get; init; } = 7;

    public int MaximumIterations { get; init; } = 150;

    /// <summary>Stops when the objective fell by less than this share over the last ten iterations.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Weight of the L1 penalty, 0 for none.</summary>
    public double L1 { get; init; }

    /// <summary>Moves <paramref name="x"/> to a minimum. <paramref name="report"/> sees every step and returns false to stop.</summary>
    public void Minimize(IObjective objective, double[] x, Func<OptimizationStep, bool>? report = null) =>
        Minimize(objective, new OwlQnState(x), report);

    /// <summary>Goes on from a state, which it changes; from a saved one to the same point as without interruption.</summary>
    /// <param name="save">Called between iterations, when the state may be written down.</param>
    public void Minimize(IObjective objective, OwlQnState state, Func<OptimizationStep, bool>? report, Action? save = null)
    {
        var n = objective.Dimension;
        var (x, gradient, history, values) = (state.Point, state.Gradient, state.History, state.Values);
        var pseudo = L1 > 0 ? new double[n] : gradient;
        var direction = new double[n];
        var next = new double[n];
        var nextGradient = new double[n];
        if (state.Iteration == 0)
            state.Value = objective.Evaluate(x, gradient) + Penalty(x);
        for (var iteration = state.Iteration + 1; iteration <= MaximumIterations; iteration++)
        {
            if (L1 > 0)
                PseudoGradient(x, gradient, pseudo);
            var norm = Math.Sqrt(Simd.Dot(pseudo, pseudo));
            if (norm <= 1e-8 * Math.Max(1, Math.Sqrt(Simd.Dot(x, x))))
                return;
            Direction(pseudo, history, direction);
            if (L1 > 0)
            {
                for (var i = 0; i < n; i++)
                {
                    if (direction[i] * pseudo[i] >= 0)
                        direction[i] = 0;
                }
            }

            var slope = Simd.Dot(direction, pseudo);
            if (slope >= 0)
            {
                if (history.Count == 0)
                    return;
                history.Clear(); // the curvature gathered so far misleads: begin again with steepest descent
                continue;
            }

            var step = history.Count == 0 ? 1 / norm : 1.0;
            double nextValue;
            for (var trial = 0; ; trial++)
            {
                x.CopyTo(next, 0);
                Simd.AddScaled(direction, step, next);
                if (L1 > 0)
                    Project(x, pseudo, next);
                nextValue = objective.Evaluate(next, nextGradient) + Penalty(next);
                if (nextValue <= state.Value + (SufficientDecrease * step * slope))
                    break;
                if (trial == 20)
                    return;
                step *= history.Count == 0 ? 0.1 : 0.5;
            }

            Remember(history, x, next, gradient, nextGradient);
            next.CopyTo(x, 0);
            nextGradient.CopyTo(gradient, 0);
            (state.Value, state.Iteration) = (nextValue, iteration);
            if (report is not null && !report(new OptimizationStep(iteration, nextValue, norm)))
                return;
            values.Add(nextValue);
            if (values.Count > Window && (values[^(Window + 1)] - nextValue) < Tolerance * Math.Abs(nextValue))
                return;
            save?.Invoke();
        }
    }

    private void Remember(List<(double[] S, double[] Y, double Rho)> history, double[] x, double[] next, double[] gradient, double[] nextGradient)
    {
        double[] s, y;
        if (history.Count == Memory)
        {
            (s, y, _) = history[0];
            history.RemoveAt(0);
        }
        else
        {
            s = new double[x.Length];
            y = new double[x.Length];
        }

        TensorPrimitives.Subtract<double>(next, x, s);
        TensorPrimitives.Subtract<double>(nextGradient, gradient, y);
        var curvature = Simd.Dot(s, y);
        if (curvature > 1e-12)
            history.Add((s, y, 1 / curvature));
    }

    /// <summary>The two-loop recursion: minus the inverse Hessian's estimate times the gradient.</summary>
    private static void Direction(double[] gradient, List<(double[] S, double[] Y, double Rho)> history, double[] direction)
    {
        TensorPrimitives.Negate<double>(gradient, direction);
        if (history.Count == 0)
            return;
        var factors = new double[history.Count];
        for (var i = history.Count - 1; i >= 0; i--)
        {
            var (s, y, rho) = history[i];
            factors[i] = rho * Simd.Dot(s, direction);
            Simd.AddScaled(y, -factors[i], direction);
        }

        var newest = history[^1].Y;
        TensorPrimitives.Multiply(direction, 1 / (history[^1].Rho * Simd.Dot(newest, newest)), direction);
        for (var i = 0; i < history.Count; i++)
        {
            var (s, y, rho) = history[i];
            var beta = rho * Simd.Dot(y, direction);
            Simd.AddScaled(s, factors[i] - beta, direction);
        }
    }

    private double Penalty(double[] x) => L1 > 0 ? L1 * Magnitude(x) : 0;

    private static double Magnitude(double[] x)
    {
        var sum = 0.0;
        foreach (var value in x)
            sum += Math.Abs(value);
        return sum;
    }

    private void PseudoGradient(double[] x, double[] gradient, double[] pseudo)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var g = gradient[i];
            pseudo[i] = x[i] != 0 ? g + (Math.Sign(x[i]) * L1)
                : g + L1 < 0 ? g + L1
                : g - L1 > 0 ? g - L1
                : 0;
        }
    }

    /// <summary>Keeps the step in the orthant where it began: weights that would change sign become 0.</summary>
    private static void Project(double[] x, double[] pseudo, double[] next)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var sign = x[i] != 0 ? Math.Sign(x[i]) : -Math.Sign(pseudo[i]);
            if (next[i] * sign <= 0)
                next[i] = 0;
        }
    }
}
