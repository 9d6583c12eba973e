using System.Text.Json;
using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Live;

/// <summary>Encodes an alert as the hub, the HTTP API and webhooks show it.</summary>
internal static class AlertWriter
{
    public static void Alert(Utf8JsonWriter json, Alert alert) => Alert(json, alert, null);

    /// <param name="json">Where to.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="board">Its board, where several are in one list; null where the board is known.</param>
    public static void Alert(Utf8JsonWriter json, Alert alert, string? board)
    {
        json.WriteStartObject();
        json.WriteString("key", alert.Key);
        if (board is not null)
        {
            json.WriteString("board", board);
        }

        json.WriteString("kind", alert.Kind.ToString());
        json.WriteString("account", alert.Account);
        json.WriteString("extension", alert.Extension);
        if (alert.Extensions.Count > 0)
        {
            FrameWriter.Rows(json, "extensions", alert.Extensions, static (j, key) => j.WriteStringValue(key));
        }

        json.WriteString("call", alert.Call);
        json.WriteString("registration", alert.Registration);
        json.WriteString("text", AlertText.Of(alert));
        RowWriter.Time(json, "since", alert.Since);
        RowWriter.Time(json, "raisedAt", alert.RaisedAt);
        RowWriter.Time(json, "heardAt", alert.HeardAt);
        RowWriter.Time(json, "acknowledgedAt", alert.AcknowledgedAt);
        json.WriteString("acknowledgedBy", alert.AcknowledgedBy);
        json.WriteEndObject();
    }
}
