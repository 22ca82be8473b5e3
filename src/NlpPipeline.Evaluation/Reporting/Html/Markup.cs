using System.Globalization;
using System.Net;
using System.Text;

namespace NlpPipeline.Evaluation;

/// <summary>
/// Writes HTML and SVG in which text can never become markup: names of elements and attributes come from the code, every text and
/// attribute value passes the one escape below.
/// </summary>
internal sealed class Markup(TextWriter output)
{
    /// <summary>Opens an element; attributes with a null value are left out.</summary>
    public Markup Open(string element, params (string Name, string? Value)[] attributes)
    {
        output.Write('<');
        output.Write(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            output.Write(' ');
            output.Write(name);
            output.Write("=\"");
            output.Write(Escape(value));
            output.Write('"');
        }

        output.Write('>');
        return this;
    }

    public Markup Text(string text)
    {
        output.Write(Escape(text));
        return this;
    }

    public Markup Close(string element)
    {
        output.Write("</");
        output.Write(element);
        output.Write('>');
        return this;
    }

    /// <summary>An element that holds one text.</summary>
    public Markup Element(string element, string text, params (string Name, string? Value)[] attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>Ends the line, for the eyes of who reads the source.</summary>
    public Markup Line()
    {
        output.Write('\n');
        return this;
    }

    /// <summary>Writes our own script or style as it stands.</summary>
    public Markup Raw(string ownSource)
    {
        output.Write(ownSource);
        return this;
    }

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Escapes the five characters of markup and makes controls, which may not stand in HTML, visible as replacement signs.</summary>
    private static string Escape(string text)
    {
        var encoded = WebUtility.HtmlEncode(text);
        var clean = new StringBuilder(encoded.Length);
        foreach (var c in encoded)
            clean.Append(char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c);
        return clean.ToString();
    }
}
