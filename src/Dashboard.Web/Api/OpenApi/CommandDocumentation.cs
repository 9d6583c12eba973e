using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api.OpenApi;

/// <summary>The descriptions and examples of the command operations in the OpenAPI document.</summary>
internal static class CommandDocumentation
{
    /// <summary>The operation id of the endpoint that submits a command.</summary>
    public const string Send = "sendCommand";

    /// <summary>The description of that operation.</summary>
    public const string Description = """
        Takes a command, sends it to the phone system once, and follows it until a poll shows that it was done. The answer comes at once; the address in Location tells how far it has come:

        - `Requested`: it is on its way.
        - `Accepted`: the phone system took it; nothing is seen of it yet. Of some commands nothing ever shows: `detail` says so.
        - `Observed`: a later poll showed that it was done.
        - `Refused`: it was not sent, or not taken: nothing was done, and `detail` says why.
        - `TimedOut`: no poll showed in time that it was done. It may have been: look before asking again.

        `id` is a UUID chosen anew for each command. Sent twice it is one command, so a request that got no answer can be sent again as it is; with another body it is 409.

        So many a minute are taken from one person or one token, and for one account from everybody together. Beyond that it is 429 with Retry-After, nothing is sent, and the id can be sent again.

        `seenVersion` is the `version` of the list in which the call was seen. A call that has changed since is not acted on: the command is `Refused` with what changed. Only `Dial` needs none.
        """;

    /// <summary>The description of the paged list of commands.</summary>
    public const string Paging = """
        A page has `limit` commands at most. Where there are more, it has `next`: asked again with it as `cursor`, the list goes on with the older ones.

        Of one person or one token the latest 500 are kept, for an hour. Of a command that was refused it is kept what was asked for and why it was refused, and neither `reason`, `leg` nor `other`.
        """;

    /// <summary>Adds examples and response headers to the operation that submits a command.</summary>
    public static Task Add(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId != Send || operation.RequestBody?.Content?["application/json"] is not { } body)
        {
            return Task.CompletedTask;
        }

        body.Examples = new Dictionary<string, IOpenApiExample>
        {
            ["dial"] = Example("Call from one's own phone", """{"kind":"Dial","target":"0412341234"}"""),
            ["hold"] = Example("Hold a call", """{"kind":"Hold","call":"office/8f1c","seenVersion":812}"""),
            ["transfer"] = Example("Give a call to a colleague", """{"kind":"BlindTransfer","call":"office/8f1c","target":"102","seenVersion":812}"""),
            ["hangUpLeg"] = Example("End one side of a call", """{"kind":"HangUp","call":"office/8f1c","leg":"2","seenVersion":812}"""),
            ["monitor"] = Example("Listen in, at one's own phone", """{"kind":"Monitor","call":"office/8f1c","target":"100","seenVersion":812,"reason":"Training"}"""),
        };
        if (operation.Responses?["202"] is OpenApiResponse taken)
        {
            taken.Description = "It was taken: how far it has come. Refused is told in the body too, for it was understood.";
            taken.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Location"] = new OpenApiHeader { Description = "Where to ask how far it has come, for an hour.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }

        return Task.CompletedTask;
    }

    private static OpenApiExample Example(string summary, string properties)
    {
        var whole = new JsonObject { ["id"] = "5b0c8f6e-3c1d-4d7f-9a57-1f2e3d4c5b6a" };
        var own = JsonNode.Parse(properties)!.AsObject();
        whole["kind"] = own["kind"]!.DeepClone();
        (whole["account"], whole["extension"]) = ("office", "101");
        foreach (var (name, value) in own.Where(p => p.Key != "kind"))
        {
            whole[name] = value!.DeepClone();
        }

        return new OpenApiExample { Summary = summary, Value = whole };
    }
}
