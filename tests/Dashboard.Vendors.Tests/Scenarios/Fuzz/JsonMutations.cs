using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Mutates a body as a vendor's new release may do: valid JSON with a different structure.</summary>
internal static class JsonMutations
{
    // The placeholder of a token that the tree cannot contain.
    private const string Place = "@here@";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1_000 };

    /// <summary>Returns the mutated body; null when the body is not valid JSON or has nothing to change.</summary>
    public static byte[]? Apply(Random random, byte[] body)
    {
        var nodes = new List<Node>();
        if (Parse(body, nodes) is not { } root || nodes.Count == 0)
        {
            return null;
        }

        var node = nodes[random.Next(nodes.Count)];
        var token = "null";
        switch (random.Next(10))
        {
            case 0:
                node.Remove();
                break;
            case 1:
                Rename(random, node);
                break;
            case 2:
                Repeat(random, nodes);
                break;
            case 3:
                Shuffle(random, nodes);
                break;
            case 4:
                node.Set(Nest(random, node.Value));
                break;
            case 5:
                node.Set(nodes[random.Next(nodes.Count)].Value?.DeepClone());
                break;
            case 6:
                token = OtherKind(node.Value);
                node.Set(Place);
                break;
            default:
                token = NastyValues.Values[random.Next(NastyValues.Values.Length)];
                node.Set(Place);
                break;
        }

        var text = root.ToJsonString(AsWritten).Replace($"\"{Place}\"", token, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(random.Next(12) == 0 ? DoubleKey(random, text) : text);
    }

    // Only JSON that the tree can contain and write again: byte mutations cover the rest.
    private static JsonNode? Parse(byte[] body, List<Node> nodes)
    {
        if (body.Length > 60_000 || !Utf8.IsValid(body) || body.AsSpan().IndexOf("\\u"u8) >= 0)
        {
            return null;
        }

        try
        {
            var root = JsonNode.Parse(body, documentOptions: new() { MaxDepth = 40 });
            Collect(root, nodes);
            return root;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Invalid JSON, or a duplicate key.
            return null;
        }
    }

    private static void Collect(JsonNode? parent, List<Node> nodes)
    {
        if (parent is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                Add(new Node(fields, name, -1, value));
            }
        }
        else if (parent is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Add(new Node(items, null, i, items[i]));
            }
        }

        void Add(Node node)
        {
            nodes.Add(node);
            if (node.Value is JsonObject or JsonArray)
            {
                Collect(node.Value, nodes);
            }
        }
    }

    private static void Rename(Random random, Node node)
    {
        if (node is { Parent: JsonObject fields, Name: { } name })
        {
            fields.Remove(name);
            fields[random.Next(4) switch { 0 => name + " ", 1 => name.ToUpperInvariant(), 2 => "", _ => name[..(name.Length / 2)] }] = node.Value?.DeepClone();
        }
        else
        {
            node.Remove();
        }
    }

    private static void Repeat(Random random, List<Node> nodes)
    {
        var rows = nodes.Where(n => n.Parent is JsonArray).ToList();
        if (rows.Count > 0)
        {
            var row = rows[random.Next(rows.Count)];
            for (var i = random.Next(3) == 0 ? random.Next(100) : 1; i > 0; i--)
            {
                ((JsonArray)row.Parent).Add(row.Value?.DeepClone());
            }
        }
    }

    private static void Shuffle(Random random, List<Node> nodes)
    {
        var arrays = nodes.Select(n => n.Parent).OfType<JsonArray>().Distinct().ToList();
        if (arrays.Count > 0)
        {
            var array = arrays[random.Next(arrays.Count)];
            var items = array.Select(i => i?.DeepClone()).ToArray();
            random.Shuffle(items);
            array.Clear();
            Array.ForEach(items, array.Add);
        }
    }

    private static JsonNode? Nest(Random random, JsonNode? value)
    {
        var nested = value?.DeepClone();
        for (var i = random.Next(4) == 0 ? random.Next(1, 24) : 1; i > 0; i--)
        {
            nested = random.Next(2) == 0 ? new JsonArray(nested) : new JsonObject { ["state"] = nested };
        }

        return nested;
    }

    // A number instead of text or text instead of a number, as another version of the vendor may send.
    private static string OtherKind(JsonNode? value) => value switch
    {
        JsonObject => "[" + value.ToJsonString(AsWritten) + "]",
        JsonArray items => items.Count > 0 ? items[0]?.ToJsonString(AsWritten) ?? "null" : "{}",
        null => "\"null\"",
        _ when value.GetValueKind() == JsonValueKind.String => new string([.. value.GetValue<string>().Where(char.IsAsciiDigit).SkipWhile(c => c == '0')]) is { Length: > 0 } digits ? digits : "0",
        _ => $"\"{value.ToJsonString(AsWritten).Trim('"')}\"",
    };

    // A duplicate key, which a tree cannot contain.
    private static string DoubleKey(Random random, string text)
    {
        var colon = text.IndexOf("\":", random.Next(text.Length), StringComparison.Ordinal);
        var quote = colon > 0 ? text.LastIndexOf('"', colon - 1) : -1;
        return quote < 0 ? text : text.Insert(quote, $"{text[quote..(colon + 2)]}{NastyValues.Values[random.Next(NastyValues.Values.Length)]},");
    }

    private sealed record Node(JsonNode Parent, string? Name, int Index, JsonNode? Value)
    {
        public void Set(JsonNode? value)
        {
            if (Parent is JsonObject fields)
            {
                fields[Name!] = value;
            }
            else
            {
                ((JsonArray)Parent)[Index] = value;
            }
        }

        public void Remove()
        {
            if (Parent is JsonObject fields)
            {
                fields.Remove(Name!);
            }
            else
            {
                ((JsonArray)Parent).RemoveAt(Index);
            }
        }
    }
}
