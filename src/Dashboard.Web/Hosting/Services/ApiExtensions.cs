using Dashboard.Web.Api.OpenApi;
using Dashboard.Web.Persistence;
using Dashboard.Web.Polling;
using Microsoft.OpenApi;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the HTTP API's OpenAPI document and health checks.</summary>
internal static class ApiExtensions
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(ApiDocument.Name, o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.ShouldInclude = way => way.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            o.CreateSchemaReferenceId = OpenApiTransformers.NameOf;
            o.AddDocumentTransformer(OpenApiTransformers.Head).AddOperationTransformer(OpenApiTransformers.Operation).AddOperationTransformer(CommandDocumentation.Add).AddSchemaTransformer(OpenApiTransformers.Values);
        });
        // MVC would log that there are no controllers.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc", LogLevel.Warning);
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.AddHealthChecks().AddCheck<PollingHealthCheck>("polling").AddCheck<DatabaseHealthCheck>("database");
        // The framework would log a warning with each probe. Failures are logged once where they occur.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        return builder;
    }
}
