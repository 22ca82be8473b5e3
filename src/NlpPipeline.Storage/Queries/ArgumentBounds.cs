using System.Text.Json;

namespace NlpPipeline.Storage;

/// <summary>Writes what a number or a date of an argument comes to: <c>low</c>, <c>best</c>, <c>high</c>, <c>unit</c>; <c>earliest</c>, <c>latest</c>.</summary>
internal static class ArgumentBounds
{
    /// <summary>Writes the properties that are known into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, StoredArgument argument)
    {
        if (argument.Quantity is { } quantity)
        {
            Write(json, "low", quantity.Low);
            json.WriteNumber("best", quantity.Best);
            Write(json, "high", quantity.High);
            Write(json, "unit", quantity.Unit);
        }

        Write(json, "earliest", argument.Days?.Earliest?.ToString());
        Write(json, "latest", argument.Days?.Latest?.ToString());
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
