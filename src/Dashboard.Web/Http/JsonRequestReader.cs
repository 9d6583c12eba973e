using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Web.Http;

/// <summary>
/// Reads JSON request bodies and reports which property is invalid and what it accepts. Unknown properties are rejected too: a misspelt one would be ignored,
/// which is unsafe for commands on calls.
/// </summary>
internal static class JsonRequestReader
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>Reads and validates a request body.</summary>
    /// <returns>The value, or the error response when the body is invalid.</returns>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return (null, Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 }, http.RequestAborted);
            return Invalid(body.RootElement, Options.GetTypeInfo(typeof(T))) is { } problem ? (null, problem) : (body.RootElement.Deserialize<T>(Options), null);
        }
        catch (JsonException e)
        {
            return (null, Refuse($"The body is not JSON that can be read{(e.LineNumber is { } line ? $": look at line {line + 1}, byte {e.BytePositionInLine + 1}" : "")}. A property may stand in it once."));
        }
    }

    private static IResult? Invalid(JsonElement body, JsonTypeInfo type)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Refuse("The body must be one JSON object.");
        }

        var names = type.Properties.Select(p => p.Name);
        foreach (var sent in body.EnumerateObject())
        {
            if (Find(type, sent.Name) is not { } property)
            {
                return Refuse($"There is no such property. There are: {string.Join(", ", names)}.", sent.Name);
            }

            if (Invalid(sent.Value, property) is { } problem)
            {
                return problem;
            }
        }

        return type.Properties.FirstOrDefault(p => p.IsRequired && !body.EnumerateObject().Any(s => Is(p, s.Name))) is { } missing
            ? Refuse($"'{missing.Name}' is missing: {Describe(missing)}.", missing.Name)
            : null;
    }

    private static IResult? Invalid(JsonElement value, JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return type is not null || (property.IsSetNullable && !property.PropertyType.IsValueType) ? null : Refuse($"'{property.Name}' cannot be null: {Describe(property)}.", property.Name);
        }

        type ??= property.PropertyType;
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return value.ValueKind == JsonValueKind.String && names.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase)
                ? null
                : Refuse($"'{property.Name}' is one of: {string.Join(", ", names)}.", property.Name, names);
        }

        try
        {
            return value.Deserialize(type, Options) is string text && MaxLength(property) is { } longest && text.Length > longest
                ? Refuse($"'{property.Name}' has at most {longest} characters.", property.Name)
                : null;
        }
        catch (JsonException)
        {
            return Refuse($"'{property.Name}' cannot be read: {Describe(property)}.", property.Name);
        }
    }

    private static int? MaxLength(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(MaxLengthAttribute), inherit: true) is [MaxLengthAttribute limit] ? limit.Length : null;

    private static string Describe(JsonPropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var t when t == typeof(Guid) => "it is a UUID",
        var t when t == typeof(long) => "it is a whole number",
        { IsEnum: true } t => $"it is one of {string.Join(", ", Enum.GetNames(t))}",
        _ => "it is a text",
    };

    private static JsonPropertyInfo? Find(JsonTypeInfo type, string name) => type.Properties.FirstOrDefault(p => Is(p, name));

    private static bool Is(JsonPropertyInfo property, string name) => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);

    private static IResult Refuse(string detail, string? property = null, IReadOnlyList<string>? allowed = null)
    {
        var more = new Dictionary<string, object?>();
        if (property is not null)
        {
            more["property"] = property;
        }

        if (allowed is not null)
        {
            more["allowed"] = allowed;
        }

        return Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, extensions: more);
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false, NumberHandling = JsonNumberHandling.Strict };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
