using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Simulator.Faults;

/// <summary>Applies the faults to the requests and responses of a vendor's API.</summary>
internal sealed class FaultMiddleware(VendorSimulation simulation, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.Date = Date(TimeSpan.Zero);
        if (simulation.Latency > TimeSpan.Zero)
        {
            await simulation.Faults.HoldAsync(simulation.Latency, http.RequestAborted);
        }

        var isLaterPage = IsLaterPage(http.Request);
        var faults = simulation.Faults.TryMatch(simulation.Wire.EndpointOf(http.Request), isLaterPage);
        foreach (var fault in faults)
        {
            if (await InterceptAsync(http, fault))
            {
                return;
            }
        }

        if (faults.Count == 0)
        {
            await next(http);
            return;
        }

        DocumentFaults.TurnRequest(http.Request, simulation.Wire, faults);
        var body = await BodyOfAsync(http, next);
        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            body = DocumentFaults.Apply(body, simulation.Wire, faults, isLaterPage);
        }

        http.Response.Headers.Date = Date(DocumentFaults.ClockAhead(faults));
        await BodyFaults.SendAsync(http, BodyFaults.Encode(body, faults), faults, simulation.Faults);
    }

    private bool IsLaterPage(HttpRequest request) => request.Query[simulation.Wire.Page].FirstOrDefault() is { Length: > 0 } page && page != "0";

    /// <summary>Applies a fault that responds in place of the vendor's API or delays it. Returns whether the request is finished.</summary>
    private async Task<bool> InterceptAsync(HttpContext http, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Latency:
                await simulation.Faults.HoldAsync(fault.Delay, http.RequestAborted);
                return false;
            case FaultKind.Hang:
                await simulation.Faults.HoldAsync(Timeout.InfiniteTimeSpan, http.RequestAborted);
                return true;
            case FaultKind.Reset:
                http.Abort();
                return true;
            case FaultKind.Status:
                http.Response.StatusCode = fault.Status;
                http.Response.Headers[HeaderNames.RetryAfter] = RetryAfter(fault.RetryAfter);
                return true;
            case FaultKind.Echo:
                await EchoAsync(http, fault.Status);
                return true;
            case FaultKind.Html:
                await Results.Text("<!doctype html><title>Maintenance</title><p>Back soon.</p>", "text/html").ExecuteAsync(http);
                return true;
            case FaultKind.Empty:
                http.Response.ContentType = "application/json";
                return true;
            case FaultKind.Oversize:
                await BodyFaults.FloodAsync(http, fault.Value ?? BodyFaults.Flood);
                return true;
            default:
                return false;
        }
    }

    private static async Task EchoAsync(HttpContext http, int status)
    {
        using var reader = new StreamReader(http.Request.Body);
        var all = $"{http.Request.Headers.Authorization} {http.Request.QueryString} {await reader.ReadToEndAsync(http.RequestAborted)}";
        var secret = http.Request.Headers.Authorization.ToString().Split(' ')[^1] is { Length: > 0 } token ? token : http.Request.Query["token"].ToString();
        var error = new Dictionary<string, object> { ["error"] = new Dictionary<string, string> { ["code"] = secret, ["message"] = all }, ["code"] = secret, ["message"] = secret };
        await Json.Ok(error, status).ExecuteAsync(http);
    }

    private string? RetryAfter(string? value) => value?.StartsWith("date:", StringComparison.Ordinal) == true
        ? (time.GetUtcNow() + TimeSpan.FromSeconds(double.Parse(value[5..], CultureInfo.InvariantCulture))).ToString("R", CultureInfo.InvariantCulture)
        : value;

    private static async Task<byte[]> BodyOfAsync(HttpContext http, RequestDelegate next)
    {
        var sent = http.Features.Get<IHttpResponseBodyFeature>()!;
        using var kept = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(sent);
        }

        return kept.ToArray();
    }

    // The Date header shows the server's clock, from which a client can calculate an offset. It uses the simulator's clock, which in
    // a test differs from the machine's.
    private string Date(TimeSpan ahead) => (time.GetUtcNow() + ahead).ToString("R", CultureInfo.InvariantCulture);
}
