using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Simulator.Faults;

/// <summary>The faults that change the contents of a response but keep it valid JSON.</summary>
internal static class DocumentFaults
{
    /// <summary>Returns how far the vendor's clock is ahead.</summary>
    public static TimeSpan ClockAhead(IReadOnlyList<Fault> faults) =>
        TimeSpan.FromMinutes(faults.Where(f => f.Kind == FaultKind.ClockAhead).Sum(f => f.Value ?? 60));

    /// <summary>Changes which page a request asks for.</summary>
    public static void TurnRequest(HttpRequest request, WireFormat wire, IReadOnlyList<Fault> faults)
    {
        var page = request.Query[wire.Page].FirstOrDefault();
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        if (faults.Any(f => f.Kind == FaultKind.RepeatPages) && query.Remove(wire.Page))
        {
            request.QueryString = QueryString.Create(query);
        }
        else if (wire.PagesByOffset && faults.FirstOrDefault(f => f.Kind == FaultKind.ShiftPages) is { } shift && int.TryParse(page, out var offset) && offset > 0)
        {
            query[wire.Page] = $"{offset + Vanished(shift)}";
            request.QueryString = QueryString.Create(query);
        }
    }

    /// <summary>Applies all faults to a body.</summary>
    public static byte[] Apply(byte[] body, WireFormat wire, IReadOnlyList<Fault> faults, bool isLaterPage)
    {
        if (body.Length == 0 || JsonNode.Parse(body) is not { } root)
        {
            return body;
        }

        foreach (var fault in faults.Where(f => f.Kind != FaultKind.ShiftPages || isLaterPage))
        {
            Apply(root, wire, fault);
        }

        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static void Apply(JsonNode root, WireFormat wire, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.WrongTotal:
                root.Change((name, _) => wire.Totals.Contains(name), _ => fault.Value ?? 1);
                break;
            case FaultKind.ShiftPages:
                root.Change((name, _) => wire.Totals.Contains(name), value => value.GetValue<int>() - Vanished(fault));
                break;
            case FaultKind.RepeatPages when wire.PageAddresses is { } addresses && root is JsonObject page:
                root.Change((name, _) => addresses.Others.Contains(name), _ => page[addresses.First]!.GetValue<string>());
                break;
            case FaultKind.UnknownWords:
                root.Change((name, _) => wire.Words.Contains(name), _ => "FLUMMOXED");
                break;
            case FaultKind.NumbersAsText:
                root.Change((_, value) => value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False, value => value.ToJsonString());
                break;
            case FaultKind.TextAsNumbers:
                root.Change((_, value) => Digits(value) is not null, value => Digits(value)!.Value);
                break;
            case FaultKind.BadDates:
                root.Change((_, value) => Times.IsDate(value), _ => "2015-01-01-T00:00:00Z");
                break;
            case FaultKind.TimeUnit:
                root.Change((name, _) => wire.Epochs.Contains(name), value => Times.InUnit(value, fault.Unit));
                break;
            case FaultKind.ClockAhead:
                var ahead = ClockAhead([fault]);
                root.Change((_, value) => Times.IsDate(value), value => Times.Shift(value, ahead));
                root.Change((name, _) => wire.Epochs.Contains(name), value => Times.ShiftEpoch(value, ahead));
                break;
            case FaultKind.ShortTokens:
                root.Change((name, _) => name is "expires_in", _ => fault.Value ?? 60);
                root.Change((name, _) => name is "expiresInMinutes", _ => Math.Max(1, (fault.Value ?? 60) / 60));
                break;
            default:
                RowFaults.Apply(root, wire, fault);
                break;
        }
    }

    private static long Vanished(Fault shift) => shift.Value ?? 2;

    // Converts only a number that keeps its value as an integer: no leading zero and few enough digits.
    private static long? Digits(JsonNode value) => value.GetValueKind() == JsonValueKind.String
        && value.GetValue<string>() is { Length: > 0 and < 16 } text && (text == "0" || text[0] is >= '1' and <= '9')
        && text.All(char.IsAsciiDigit) ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
