using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator.Vonage;

/// <summary>The structure of Vonage's responses.</summary>
internal static class VonageFormat
{
    public static readonly WireFormat Names = new()
    {
        Endpoints = [("/token", "token"), ("/devices", "devices"), ("/calls", "calls")],
        Rows = ["calls", "devices"],
        Ids = ["call_id", "leg_id", "mac_address"],
        Totals = ["pages"],
        Words = ["status", "direction"],
        Epochs = ["start_time", "answer_time", "end_time", "last_success", "last_request"],
        Page = "page",
        IsCommand = r => !HttpMethods.IsGet(r.Method) && r.Path.Value!.Contains("/calls", StringComparison.Ordinal),
        AcceptWithoutDoing = r => HttpMethods.IsPost(r.Method) ? Results.Text("Accepted", statusCode: StatusCodes.Status202Accepted)
            : HttpMethods.IsDelete(r.Method) && r.Path.Value!.Contains("/legs/", StringComparison.Ordinal) ? Results.NoContent()
            : Json.Ok(new Dictionary<string, object> { ["account_id"] = 1234, ["call_id"] = $"{r.RouteValues["call"]}", ["call_state"] = "string", ["destination"] = "string" }),
        PageAddresses = (["next_page_uri", "previous_page_uri"], "first_page_uri"),
    };
}
