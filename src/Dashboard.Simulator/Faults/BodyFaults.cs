namespace Dashboard.Simulator.Faults;

/// <summary>What may happen to a body on its way.</summary>
internal static class BodyFaults
{
    /// <summary>Ten times what any client of ours takes.</summary>
    public const long Flood = 320L * 1024 * 1024;

    /// <summary>Sends a body as whole, cut, broken off or drop by drop.</summary>
    public static async Task SendAsync(HttpContext http, byte[] body, IReadOnlyList<Fault> faults, FaultList clock)
    {
        var bytes = faults.Any(f => f.Kind == FaultKind.Truncate) ? body.AsMemory(0, body.Length / 2) : body;
        http.Response.ContentLength = bytes.Length;
        if (http.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            http.Response.ContentLength = null;
            return;
        }

        if (faults.Any(f => f.Kind == FaultKind.ResetMidBody))
        {
            await http.Response.Body.WriteAsync(bytes[..(bytes.Length / 2)], http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
        }
        else if (faults.FirstOrDefault(f => f.Kind == FaultKind.Drip) is { } drip)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                await http.Response.Body.WriteAsync(bytes.Slice(i, 1), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await clock.HoldAsync(drip.Delay, http.RequestAborted);
            }
        }
        else
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    /// <summary>Sends well-formed JSON that does not end before its size.</summary>
    public static async Task FloodAsync(HttpContext http, long size)
    {
        http.Response.ContentType = "application/json";
        var spaces = new byte[64 * 1024];
        Array.Fill(spaces, (byte)' ');
        spaces[0] = (byte)'[';
        for (var sent = 0L; sent < size && !http.RequestAborted.IsCancellationRequested; sent += spaces.Length)
        {
            await http.Response.Body.WriteAsync(spaces, http.RequestAborted);
            spaces[0] = (byte)' ';
        }

        await http.Response.WriteAsync("]", http.RequestAborted);
    }
}
