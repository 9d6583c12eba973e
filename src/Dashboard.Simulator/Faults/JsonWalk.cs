using System.Text.Json.Nodes;

namespace Dashboard.Simulator.Faults;

/// <summary>Changes and removes values anywhere in a JSON document.</summary>
internal static class JsonWalk
{
    /// <summary>Replaces every matching scalar value.</summary>
    public static void Change(this JsonNode node, Func<string, JsonValue, bool> isMeant, Func<JsonValue, JsonNode?> change)
    {
        if (node is JsonObject o)
        {
            foreach (var (name, value) in o.ToList())
            {
                if (value is JsonValue single && isMeant(name, single))
                {
                    o[name] = change(single);
                }
                else
                {
                    value?.Change(isMeant, change);
                }
            }
        }
        else if (node is JsonArray a)
        {
            foreach (var item in a.ToList())
            {
                item?.Change(isMeant, change);
            }
        }
    }

    /// <summary>Removes every scalar value with a matching name.</summary>
    public static void Remove(this JsonNode node, Func<string, bool> isMeant)
    {
        if (node is JsonArray a)
        {
            foreach (var item in a)
            {
                item?.Remove(isMeant);
            }
        }
        else if (node is JsonObject o)
        {
            foreach (var (name, value) in o.ToList())
            {
                if (value is null or JsonValue && isMeant(name))
                {
                    o.Remove(name);
                }
                else
                {
                    value?.Remove(isMeant);
                }
            }
        }
    }

    /// <summary>Whether any scalar value matches.</summary>
    public static bool Has(this JsonNode node, Func<string, JsonValue, bool> isMeant) => node switch
    {
        JsonObject o => o.Any(p => p.Value is JsonValue single ? isMeant(p.Key, single) : p.Value?.Has(isMeant) == true),
        JsonArray a => a.Any(item => item?.Has(isMeant) == true),
        _ => false,
    };
}
