using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dashboard.Web.Contracts;
using Dashboard.Web.Http;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api.OpenApi;

/// <summary>Completes the OpenAPI document: security schemes, common errors, and enumerations by name.</summary>
internal static class OpenApiTransformers
{
    private const string Bearer = "bearer";
    private const string Cookie = "cookie";

    /// <summary>Sets the document's title, servers and security schemes.</summary>
    public static Task Head(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Presence Dashboard", Version = ApiDocument.Name,
            Description = "What the boards know of hosted phone systems, and commands to them. Times are UTC, as ISO 8601. Every refusal is application/problem+json with a detail that says what to do.",
        };
        // The URL is relative to the document, so that it includes the path base of a reverse proxy.
        document.Servers = [new OpenApiServer { Url = ".." }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "A token that an administrator made, for programs." },
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = context.ApplicationServices.GetRequiredService<CookieNames>().Session,
                Description = "The session of a person who signed in by a page. What changes something needs the header RequestVerificationToken besides, with the word that our pages have.",
            },
        };
        return Task.CompletedTask;
    }

    /// <summary>Adds the security requirements and the common error responses to an operation.</summary>
    public static async Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] },
        ];
        operation.Tags = null;
        operation.Responses ??= [];
        int[] common = [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable];
        int[] ofBodies = operation.RequestBody is null ? [] : [StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType];
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDto), null, cancellationToken);
        context.Document?.AddComponent("Problem", problem);
        foreach (var status in common.Concat(ofBodies).Where(s => !operation.Responses.ContainsKey($"{s}")))
        {
            operation.Responses[$"{status}"] = new OpenApiResponse
            {
                Content = new Dictionary<string, OpenApiMediaType> { [ApiProblemDetailsWriter.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) } },
            };
        }

        foreach (var (status, answer) in operation.Responses.Where(r => r.Key is ['4' or '5', ..]))
        {
            answer.Description = ReasonPhrases.GetReasonPhrase(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Describes an enumeration by its names, and a number as a number only.</summary>
    public static Task Values(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Where(n => n != "None" || !type.IsDefined(typeof(FlagsAttribute), false)).Select(n => JsonValue.Create(JsonNameOf(type, n)))];
        }

        if (schema.Type is { } kind && (kind.HasFlag(JsonSchemaType.Integer) || kind.HasFlag(JsonSchemaType.Number)))
        {
            // The framework describes numbers as readable from strings too, but the API neither writes nor accepts that.
            (schema.Type, schema.Pattern) = (kind & ~JsonSchemaType.String, null);
        }

        return Task.CompletedTask;
    }

    private static string JsonNameOf(Type type, string member) =>
        type.GetField(member)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? member;

    /// <summary>Returns the name of a type's schema in the document.</summary>
    public static string? NameOf(System.Text.Json.Serialization.Metadata.JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Dto", "", StringComparison.Ordinal).Replace("ListResponseOf", "ListOf", StringComparison.Ordinal);
}
