namespace NlpPipeline.Evaluation;

/// <summary>The one-to-one matching of greatest weight (Kuhn 1955; shortest augmenting paths after Jonker and Volgenant 1987).</summary>
internal static class Assignment
{
    /// <param name="weights">Rows by columns; 0 or less where the two must not be matched.</param>
    /// <returns>The column of each row, −1 where it has none.</returns>
    public static int[] Maximize(double[,] weights)
    {
        var rows = weights.GetLength(0);
        var columns = weights.GetLength(1);
        var result = new int[rows];
        Array.Fill(result, -1);
        if (rows == 0 || columns == 0)
            return result;
        if (rows > columns)
        {
            var turned = new double[columns, rows];
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                    turned[c, r] = weights[r, c];
            }

            var ofColumns = Maximize(turned);
            for (var c = 0; c < columns; c++)
            {
                if (ofColumns[c] >= 0)
                    result[ofColumns[c]] = c;
            }

            return result;
        }

        // Costs are negated weights; a forbidden pair costs 0, the same as staying single, and is dropped at the end.
        var rowPrice = new double[rows + 1];
        var columnPrice = new double[columns + 1];
        var rowOf = new int[columns + 1];
        var way = new int[columns + 1];
        for (var r = 1; r <= rows; r++)
        {
            rowOf[0] = r;
            var column = 0;
            var slack = new double[columns + 1];
            Array.Fill(slack, double.PositiveInfinity);
            var visited = new bool[columns + 1];
            do
            {
                visited[column] = true;
                var row = rowOf[column];
                var delta = double.PositiveInfinity;
                var next = 0;
                for (var c = 1; c <= columns; c++)
                {
                    if (visited[c])
                        continue;
                    var reduced = -Math.Max(weights[row - 1, c - 1], 0) - rowPrice[row] - columnPrice[c];
                    if (reduced < slack[c])
                    {
                        slack[c] = reduced;
                        way[c] = column;
                    }

                    if (slack[c] < delta)
                    {
                        delta = slack[c];
                        next = c;
                    }
                }

                for (var c = 0; c <= columns; c++)
                {
                    if (visited[c])
                    {
                        rowPrice[rowOf[c]] += delta;
                        columnPrice[c] -= delta;
                    }
                    else
                    {
                        slack[c] -= delta;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            while (column != 0)
            {
                var before = way[column];
                rowOf[column] = rowOf[before];
                column = before;
            }
        }

        for (var c = 1; c <= columns; c++)
        {
            if (rowOf[c] > 0 && weights[rowOf[c] - 1, c - 1] > 0)
                result[rowOf[c] - 1] = c - 1;
        }

        return result;
    }
}
