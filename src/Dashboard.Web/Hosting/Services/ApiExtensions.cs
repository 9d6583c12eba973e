using Dashboard.Web.Api.OpenApi;
using Dashboard.Web.Persistence;
using Dashboard.Web.Polling;
using Microsoft.OpenApi;

namespace Dashboard.Web.Hosting.Services;

/// <summary>What programs are told of the API.</summary>
internal static class ApiExtensions
{
    /// <summary>Adds its description, and what its health is made of.</summary>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(ApiDocument.Name, o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.ShouldInclude = way => way.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            o.CreateSchemaReferenceId = OpenApiTransformers.NameOf;
            o.AddDocumentTransformer(OpenApiTransformers.Head).AddOperationTransformer(OpenApiTransformers.Operation).AddOperationTransformer(CommandDocumentation.Add).AddSchemaTransformer(OpenApiTransformers.Values);
        });
        // It says that there are no controllers, of which there are none.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc", LogLevel.Warning);
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.AddHealthChecks().AddCheck<PollingHealthCheck>("polling").AddCheck<DatabaseHealthCheck>("database");
        // A warning with each probe: what is lost is logged once, where it is lost.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        return builder;
    }
}
