namespace Dashboard.Simulator;

/// <summary>What stands between a client and a vendor: one place for all that a network does to an answer.</summary>
internal static class LineConditions
{
    private static readonly (string Prefix, string Vendor)[] Paths =
    [
        ("/api/", "jingl"), ("/pbx", "telecomx"), ("/auth", "telecomx"), ("/t/", "vonage"), ("/token", "vonage"),
        ("/uapi", "voipnow"), ("/oauth", "voipnow"),
    ];

    public static void UseLineConditions(this WebApplication app, IReadOnlyList<VendorLine> lines, TimeProvider time) =>
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path.Value ?? "";
            var vendor = Array.Find(Paths, p => path.StartsWith(p.Prefix, StringComparison.Ordinal)).Vendor;
            if (lines.FirstOrDefault(l => l.Name == vendor) is { } line && line.Latency > TimeSpan.Zero)
            {
                await Task.Delay(line.Latency, time, context.RequestAborted);
            }

            await next(context);
        });
}
