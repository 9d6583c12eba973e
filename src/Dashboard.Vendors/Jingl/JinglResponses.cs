using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Jingl;

/// <summary>One handset of Jingl's response. The SIP password, which a related endpoint returns, is never read.</summary>
internal sealed record JinglHandset(
    string Number, string? State, string? Direction, long? Seconds, string? Party, string? App, string? Address, DateTimeOffset ReceivedAt);

/// <summary>One page of the list.</summary>
/// <param name="Rows">The readable rows.</param>
/// <param name="Count">The number of all rows, readable or not.</param>
/// <param name="After">The cursor of the next page; null when no row has one.</param>
internal sealed record JinglPage(IReadOnlyList<JinglHandset> Rows, int Count, string? After);

/// <summary>Parses Jingl's responses.</summary>
internal static class JinglResponses
{
    // The spelling of the table [S], of the example on the same page [S], and of the page of GET /api/handset [D].
    private static readonly string[] AddressNames = ["registrationaddress", "registeredaddress", "registrationipaddress"];

    public static JinglPage Page(VendorResponse response, JinglOptions options, RowReader reading)
    {
        using var json = response.Json();
        var list = options.ListProperty is { } name ? json.RootElement.Find(name) : json.RootElement;
        if (list is not { ValueKind: JsonValueKind.Array } array)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData,
                "Jingl answered the list of handsets with something else than a list: check the account's Jingl:ListPath and Jingl:ListProperty."));
        }

        var rows = new List<JinglHandset>(array.GetArrayLength());
        string? after = null;
        reading.Each(array.EnumerateArray(), row =>
        {
            var handset = Handset(row, response.ReceivedAt);
            after = row.Text(options.AfterField) ?? handset?.Number ?? after;
            if (handset is not null)
            {
                rows.Add(handset);
            }

            return handset is not null;
        });
        return new JinglPage(rows, array.GetArrayLength(), after);
    }

    /// <summary>Reads a single handset; null when it cannot be read.</summary>
    public static JinglHandset? Single(VendorResponse response, RowReader reading)
    {
        using var json = response.Json();
        JinglHandset? handset = null;
        reading.Each([json.RootElement], row => (handset = Handset(row, response.ReceivedAt)) is not null);
        return handset;
    }

    private static JinglHandset? Handset(JsonElement row, DateTimeOffset receivedAt) =>
        row.Text("extensionnumber") is not { } number ? null : new JinglHandset(
            number,
            row.Text("state"),
            row.Text("calldirection"),
            row.Whole("calldurationseconds"),
            row.Text("otherpartyphonenumber"),
            row.Text("app"),
            AddressNames.Select(name => row.Text(name)).FirstOrDefault(address => address is not null),
            receivedAt);
}
