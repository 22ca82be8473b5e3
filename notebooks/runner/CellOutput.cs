using System.Text.Json.Nodes;

namespace NlpPipeline.Notebooks;

/// <summary>Something that a cell shows: a page fragment, or text.</summary>
internal sealed record CellOutput(string Content, bool IsHtml)
{
    /// <summary>As nbformat 4 has it: <c>display_data</c>, or text on a stream.</summary>
    public JsonNode ToJson() => IsHtml
        ? new JsonObject
        {
            ["data"] = new JsonObject { ["text/html"] = Lines() },
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        }
        : new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Lines() };

    private JsonArray Lines()
    {
        var lines = new List<string>();
        for (var start = 0; start < Content.Length;)
        {
            var end = Content.IndexOf('\n', start);
            end = end < 0 ? Content.Length : end + 1;
            lines.Add(Content[start..end]);
            start = end;
        }

        return new JsonArray([.. lines.Select(l => (JsonNode)l)]);
    }
}
