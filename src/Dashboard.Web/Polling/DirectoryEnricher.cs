using Dashboard.Presence.Model;

namespace Dashboard.Web.Polling;

/// <summary>Adds the names and teams of the account's directory to observed extensions that lack them.</summary>
internal static class DirectoryEnricher
{
    public static Observation Complete(Observation observation, AccountDirectory directory)
    {
        if (observation.Extensions is not { } part || directory.Entries.Count == 0)
        {
            return observation;
        }

        return observation with { Extensions = part with { Rows = [.. part.Rows.Select(row => Complete(row, directory))] } };
    }

    private static ExtensionPresence Complete(ExtensionPresence row, AccountDirectory directory) =>
        directory.Find(row.Number) is { } entry
            ? row with { Name = row.Name ?? entry.Name, Team = row.Team ?? entry.Team }
            : row;
}
