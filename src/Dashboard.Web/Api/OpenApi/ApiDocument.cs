using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api.OpenApi;

/// <summary>The description of the API for programs, made once: nothing in it changes while the host runs.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    /// <summary>The document's name.</summary>
    public const string Name = "v1";

    private readonly Lock _gate = new();
    private Task<byte[]>? _made;

    /// <summary>The document as JSON.</summary>
    public Task<byte[]> ReadAsync()
    {
        lock (_gate)
        {
            return _made is null or { IsFaulted: true } ? _made = MakeAsync() : _made;
        }
    }

    private async Task<byte[]> MakeAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return json.ToArray();
    }
}
