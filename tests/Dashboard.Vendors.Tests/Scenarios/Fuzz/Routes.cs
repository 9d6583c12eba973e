namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Maps requests to route names, under which responses are recorded and served.</summary>
internal static class Routes
{
    public const string JinglList = "jingl-list";
    public const string JinglSingle = "jingl-single";
    public const string TelecomXToken = "telecomx-token";
    public const string TelecomXEmployees = "telecomx-employees";
    public const string TelecomXExtensions = "telecomx-extensions";
    public const string TelecomXPhones = "telecomx-sipphones";
    public const string TelecomXPhone = "telecomx-sipphone";
    public const string TelecomXCalls = "telecomx-calls";
    public const string VonageToken = "vonage-token";
    public const string VonageCalls = "vonage-calls";
    public const string VonageDevices = "vonage-devices";
    public const string VoipNowToken = "voipnow-token";
    public const string VoipNowPresence = "voipnow-presence";
    public const string VoipNowCalls = "voipnow-calls";

    /// <summary>Returns the route name; null for a path that no adapter requests, except by following a page's address.</summary>
    public static string? Of(Uri address) => address.AbsolutePath switch
    {
        "/api/handsetstatus" => JinglList,
        "/auth/login" => TelecomXToken,
        "/pbx/app/employees" => TelecomXEmployees,
        "/pbx/extension" => TelecomXExtensions,
        "/pbx/sipphone" => TelecomXPhones,
        "/pbx/calls" => TelecomXCalls,
        "/token" => VonageToken,
        "/oauth/token.php" => VoipNowToken,
        var path when path.StartsWith("/api/handsetstatus/", StringComparison.Ordinal) => JinglSingle,
        var path when path.StartsWith("/pbx/sipphone/", StringComparison.Ordinal) => TelecomXPhone,
        var path when path.StartsWith("/uapi/extensions/", StringComparison.Ordinal) => VoipNowPresence,
        var path when path.StartsWith("/uapi/phoneCalls/", StringComparison.Ordinal) => VoipNowCalls,
        var path when path.StartsWith("/t/", StringComparison.Ordinal) && path.EndsWith("/calls", StringComparison.Ordinal) => VonageCalls,
        var path when path.StartsWith("/t/", StringComparison.Ordinal) && path.EndsWith("/devices", StringComparison.Ordinal) => VonageDevices,
        _ => null,
    };
}
