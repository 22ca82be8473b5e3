using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Changes JSON by its values, so that what comes out is JSON still and gets past the parser into the reader.</summary>
public sealed class JsonMutator(FuzzRandom random, IReadOnlyList<string> words, IReadOnlyList<string> numbers, IReadOnlyList<byte[]> oddities)
{
    private const int MostPlaces = 2000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Changes values of one line; false where none of a few lines is JSON.</summary>
    public bool Mutate(List<byte> input, int steps)
    {
        var lines = Encoding.UTF8.GetString([.. input]).Split('\n');
        for (var tries = 0; tries < 4; tries++)
        {
            var at = random.Next(lines.Length);
            if (lines[at].Length == 0 || lines[at][0] is not ('{' or '['))
                continue;
            try
            {
                var root = JsonNode.Parse(lines[at])!;
                for (var i = 0; i < steps; i++)
                    Step(root);
                lines[at] = root.ToJsonString(Options);
            }
            catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
            {
                continue;
            }

            input.Clear();
            input.AddRange(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
            return true;
        }

        return false;
    }

    private void Step(JsonNode root)
    {
        var places = new List<(JsonNode Parent, string? Key, int Index)>();
        Collect(root, places);
        if (places.Count == 0)
            return;
        var (parent, key, index) = random.Pick(places);
        var value = parent is JsonObject o ? o[key!] : parent[index];
        switch (random.Next(8))
        {
            case 0 when parent is JsonObject owner:
                owner.Remove(key!);
                break;
            case 0:
                ((JsonArray)parent).RemoveAt(index);
                break;
            case 1 when parent is JsonArray list:
                list.Insert(random.Next(list.Count + 1), value?.DeepClone());
                break;
            case 1 or 2 when parent is JsonObject owner:
                owner[Plain()] = value?.DeepClone();
                break;
            case 3:
                var (from, fromKey, fromIndex) = random.Pick(places);
                Set(parent, key, index, (from is JsonObject source ? source[fromKey!] : from[fromIndex])?.DeepClone());
                break;
            case 4 or 5 when value is JsonValue number && number.TryGetValue<int>(out var n):
                Set(parent, key, index, JsonValue.Create(n + random.Next(7) - 3));
                break;
            case 4 or 5 when value is JsonValue text && text.TryGetValue<string>(out var s):
                var place = random.Next(s.Length + 1);
                Set(parent, key, index, JsonValue.Create(s[..place] + Encoding.UTF8.GetString(random.Pick(oddities)) + s[(random.OneIn(2) ? place : random.Next(s.Length - place + 1) + place)..]));
                break;
            default:
                Set(parent, key, index, Any());
                break;
        }
    }

    private JsonNode? Any() => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.OneIn(2)),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => JsonNode.Parse(random.Pick(["0", "1", "-1", "0.5", "2147483647", "2147483648", "1e400", "1e-400", "-0"])),
        5 => JsonValue.Create(random.Pick(numbers)),
        _ => JsonValue.Create(Plain()),
    };

    private string Plain() => words.Count == 0 ? "" : random.Pick(words).Trim('"');

    private static void Set(JsonNode parent, string? key, int index, JsonNode? value)
    {
        if (parent is JsonObject owner)
            owner[key!] = value;
        else
            ((JsonArray)parent)[index] = value;
    }

    private static void Collect(JsonNode? node, List<(JsonNode, string?, int)> places)
    {
        if (places.Count >= MostPlaces)
            return;
        if (node is JsonObject owner)
        {
            foreach (var (key, value) in owner)
            {
                places.Add((owner, key, 0));
                Collect(value, places);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                places.Add((list, null, i));
                Collect(list[i], places);
            }
        }
    }
}
