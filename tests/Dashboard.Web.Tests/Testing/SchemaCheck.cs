using System.Globalization;
using System.Text.Json;

namespace Dashboard.Web.Tests.Testing;

/// <summary>
/// Validates a value against a schema of the document, as far as the document uses them: types, required properties, enumerations and formats. Stricter than
/// JSON Schema in one respect: an undescribed property is an error.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>Returns the errors with their locations; empty when the value is valid.</summary>
    public IReadOnlyList<string> Errors(JsonElement value, JsonElement schema)
    {
        var errors = new List<string>();
        Check(value, schema, "$", errors);
        return errors;
    }

    private void Check(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        if (schema.TryGetProperty("$ref", out var name))
        {
            Check(value, Resolve(name.GetString()!), at, errors);
            return;
        }

        if (schema.TryGetProperty("oneOf", out var ways))
        {
            if (ways.EnumerateArray().Count(way => Errors(value, way).Count == 0) != 1)
            {
                errors.Add($"{at} fits not one of {ways}: {value}");
            }

            return;
        }

        if (!schema.TryGetProperty("type", out var type) || !Kinds(type).Any(k => Is(value, k)))
        {
            errors.Add($"{at} is {value.ValueKind}, not {type}");
            return;
        }

        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(n => JsonElement.DeepEquals(n, value)))
        {
            errors.Add($"{at} is {value}, none of {names}");
        }

        if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("format", out var format) && !Has(value.GetString()!, format.GetString()!))
        {
            errors.Add($"{at} is no {format}: {value}");
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
            {
                Check(item, schema.GetProperty("items"), $"{at}[{index}]", errors);
            }
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckProperties(value, schema, at, errors);
        }
    }

    private void CheckProperties(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        var known = schema.GetProperty("properties");
        foreach (var property in value.EnumerateObject())
        {
            if (known.TryGetProperty(property.Name, out var of))
            {
                Check(property.Value, of, $"{at}.{property.Name}", errors);
            }
            else
            {
                errors.Add($"{at}.{property.Name} is not described");
            }
        }

        errors.AddRange(schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{at}.{r} is missing")
            : []);
    }

    private JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(document, (node, name) => node.GetProperty(name));

    private static IEnumerable<string> Kinds(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string kind) => kind switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private static bool Has(string text, string format) => format switch
    {
        "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => throw new InvalidOperationException($"The check knows no {format}."),
    };
}
