using System.Text.Json;
using Dashboard.Presence;

namespace Dashboard.Web.Live;

/// <summary>Encodes one row as the hub and the HTTP API show it.</summary>
internal static class RowWriter
{
    public static void Extension(Utf8JsonWriter json, ExtensionPresence row)
    {
        json.WriteStartObject();
        json.WriteString("key", row.Key);
        json.WriteString("account", row.Account);
        json.WriteString("number", row.Number);
        json.WriteString("name", row.Name);
        json.WriteString("team", row.Team);
        json.WriteString("state", row.State.ToString());
        Time(json, "since", row.Since);
        json.WriteString("direction", row.Direction.ToString());
        json.WriteString("party", row.Party);
        json.WriteString("app", row.App);
        json.WriteBoolean("dnd", row.DoNotDisturb);
        json.WriteString("origin", row.Origin.ToString());
        Seen(json, row);
        json.WriteEndObject();
    }

    public static void Registration(Utf8JsonWriter json, Registration row)
    {
        json.WriteStartObject();
        json.WriteString("key", row.Key);
        json.WriteString("account", row.Account);
        json.WriteString("extension", row.Extension);
        json.WriteBoolean("registered", row.Registered);
        Time(json, "expiresAt", row.ExpiresAt);
        json.WriteString("expiry", row.Expiry.ToString());
        json.WriteString("address", row.Address);
        json.WriteString("userAgent", row.UserAgent);
        Time(json, "lastSuccessAt", row.LastSuccessAt);
        // Rare, as a missing row is.
        if (row.Losses.FlappingUntil is { } until)
        {
            Time(json, "flappingUntil", until);
        }

        Seen(json, row);
        json.WriteEndObject();
    }

    public static void Call(Utf8JsonWriter json, Call row)
    {
        json.WriteStartObject();
        json.WriteString("key", row.Key);
        json.WriteString("account", row.Account);
        json.WriteString("state", row.State.ToString());
        json.WriteString("direction", row.Direction.ToString());
        json.WriteString("from", row.From);
        json.WriteString("to", row.To);
        Time(json, "startedAt", row.StartedAt);
        Time(json, "answeredAt", row.AnsweredAt);
        Seen(json, row);
        FrameWriter.Rows(json, "legs", row.Legs, Leg);
        json.WriteEndObject();
    }

    /// <param name="json">Where to.</param>
    /// <param name="row">The account.</param>
    /// <param name="seen">When its parts were last listed.</param>
    /// <param name="lastSuccess">When an endpoint last answered; null where that is not told, as in frames, which go out on news alone.</param>
    public static void Account(Utf8JsonWriter json, AccountStatus row, SeenTimes seen, Func<string, DateTimeOffset?>? lastSuccess = null)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("vendor", row.Vendor);
        json.WriteString("health", row.Health.ToString());
        Time(json, "since", row.HealthSince);
        Time(json, "lastSuccessAt", seen.Latest);
        json.WritePropertyName("failure");
        Failure(json, row.Worst);
        FrameWriter.Rows(json, "endpoints", row.Endpoints, (j, e) => Endpoint(j, e, lastSuccess));
        json.WriteStartObject("intervals");
        json.WriteNumber("presence", (long)row.PresenceInterval.TotalMilliseconds);
        json.WriteNumber("registrations", (long)row.RegistrationsInterval.TotalMilliseconds);
        json.WriteNumber("calls", (long)row.CallsInterval.TotalMilliseconds);
        json.WriteEndObject();
        json.WriteNumber("forgetAfter", (long)row.ForgetAfter.TotalMilliseconds);
        FrameWriter.Rows(json, "capabilities", Names(row.Capabilities), static (j, name) => j.WriteStringValue(name));
        json.WriteEndObject();
    }

    public static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is not { } moment)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[24];
        moment.UtcDateTime.TryFormat(text, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        json.WriteString(name, text[..written]);
    }

    // Rare, and so left out of every row that is listed as it should be.
    private static void Seen(Utf8JsonWriter json, IPresenceRow row)
    {
        Time(json, "observedAt", row.ObservedAt);
        if (row.LastListedAt is not null)
        {
            Time(json, "lastListedAt", row.LastListedAt);
        }
    }

    private static void Leg(Utf8JsonWriter json, CallLeg leg)
    {
        json.WriteStartObject();
        json.WriteString("id", leg.Id);
        json.WriteString("extension", leg.Extension);
        json.WriteString("party", leg.Party);
        json.WriteString("direction", leg.Direction.ToString());
        json.WriteString("state", leg.State.ToString());
        json.WriteBoolean("held", leg.Held);
        json.WriteBoolean("parked", leg.Parked);
        Time(json, "startedAt", leg.StartedAt);
        json.WriteEndObject();
    }

    private static void Endpoint(Utf8JsonWriter json, EndpointStatus endpoint, Func<string, DateTimeOffset?>? lastSuccess)
    {
        json.WriteStartObject();
        json.WriteString("endpoint", endpoint.Endpoint);
        if (lastSuccess is not null)
        {
            Time(json, "lastSuccessAt", lastSuccess(endpoint.Endpoint));
        }

        json.WritePropertyName("failure");
        Failure(json, endpoint.Failure);
        json.WritePropertyName("lastFailure");
        Failure(json, endpoint.LastFailure);
        json.WriteEndObject();
    }

    private static void Failure(Utf8JsonWriter json, EndpointFailure? failure)
    {
        if (failure is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("endpoint", failure.Endpoint);
        json.WriteString("kind", failure.Kind.ToString());
        json.WriteString("message", failure.Message);
        Time(json, "since", failure.Since);
        Time(json, "lastSuccessAt", failure.LastSuccessAt);
        Time(json, "nextTryAt", failure.NextTryAt);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Names(Capabilities capabilities) =>
        Enum.GetValues<Capabilities>().Where(c => c != Capabilities.None && capabilities.HasFlag(c)).Select(c => c.ToString());
}
