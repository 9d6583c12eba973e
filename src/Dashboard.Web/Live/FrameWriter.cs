using System.Buffers;
using System.Text.Json;
using Dashboard.Presence;

namespace Dashboard.Web.Live;

/// <summary>Encodes frames, once for all viewers of a board.</summary>
internal static class FrameWriter
{
    public static byte[] Snapshot(BoardDefinition board, BoardView view, Func<string, SeenTimes> seen, DateTimeOffset at) => Write(json =>
    {
        Head(json, "snapshot", view, at);
        json.WriteStartObject("board");
        json.WriteString("id", board.Id);
        json.WriteString("title", board.Title);
        json.WriteEndObject();
        Rows(json, "extensions", view.Extensions.Values.Select(r => r.Value), RowWriter.Extension);
        Rows(json, "registrations", view.Registrations.Values.Select(r => r.Value), RowWriter.Registration);
        Rows(json, "calls", view.Calls.Values.Select(r => r.Value), RowWriter.Call);
        Rows(json, "accounts", view.Accounts.Values.Select(r => r.Value), (j, a) => RowWriter.Account(j, a, seen(a.Id)));
        Rows(json, "alerts", view.Alerts.Values.Select(r => r.Value), AlertWriter.Alert);
        Seen(json, view, seen);
    });

    public static byte[] Delta(
        BoardView view, BoardDelta delta, Func<string, SeenTimes> seen, DateTimeOffset at, IReadOnlyList<VersionStamp> trace) => Write(json =>
    {
        Head(json, "delta", view, at);
        Trace(json, trace, at);
        SomeRows(json, "extensions", delta.Extensions, RowWriter.Extension);
        SomeRows(json, "registrations", delta.Registrations, RowWriter.Registration);
        SomeRows(json, "calls", delta.Calls, RowWriter.Call);
        SomeRows(json, "accounts", delta.Accounts, (j, a) => RowWriter.Account(j, a, seen(a.Id)));
        SomeRows(json, "alerts", delta.Alerts, AlertWriter.Alert);
        json.WriteStartObject("removed");
        Keys(json, "extensions", delta.RemovedExtensions);
        Keys(json, "registrations", delta.RemovedRegistrations);
        Keys(json, "calls", delta.RemovedCalls);
        Keys(json, "alerts", delta.RemovedAlerts);
        json.WriteEndObject();
        Seen(json, view, seen);
    });

    public static byte[] Beat(BoardView view, Func<string, SeenTimes> seen, DateTimeOffset at) => Write(json =>
    {
        Head(json, "beat", view, at);
        Seen(json, view, seen);
    });

    /// <summary>Encodes one object.</summary>
    internal static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Encodes rows under a name.</summary>
    internal static void Rows<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            write(json, row);
        }

        json.WriteEndArray();
    }

    private static void SomeRows<T>(Utf8JsonWriter json, string name, IReadOnlyCollection<T> rows, Action<Utf8JsonWriter, T> write)
    {
        if (rows.Count > 0)
        {
            Rows(json, name, rows, write);
        }
    }

    private static void Head(Utf8JsonWriter json, string kind, BoardView view, DateTimeOffset at)
    {
        json.WriteString("kind", kind);
        json.WriteString("epoch", view.Epoch);
        json.WriteNumber("version", view.Version);
        RowWriter.Time(json, "at", at);
    }

    // How many ms before the frame each change in it was received and applied. Screens measure by it how old it is when painted.
    private static void Trace(Utf8JsonWriter json, IReadOnlyList<VersionStamp> trace, DateTimeOffset at) =>
        SomeRows(json, "trace", trace, (j, stamp) =>
        {
            j.WriteStartArray();
            j.WriteNumberValue(Math.Round((at - stamp.ReceivedAt).TotalMilliseconds, 1));
            j.WriteNumberValue(Math.Round((at - stamp.AppliedAt).TotalMilliseconds, 1));
            j.WriteEndArray();
        });

    private static void Keys(Utf8JsonWriter json, string name, IEnumerable<string> keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }

    private static void Seen(Utf8JsonWriter json, BoardView view, Func<string, SeenTimes> seen)
    {
        json.WriteStartObject("seen");
        foreach (var account in view.Accounts.Keys)
        {
            var times = seen(account);
            json.WriteStartObject(account);
            RowWriter.Time(json, "presence", times.Presence);
            RowWriter.Time(json, "registrations", times.Registrations);
            RowWriter.Time(json, "calls", times.Calls);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
