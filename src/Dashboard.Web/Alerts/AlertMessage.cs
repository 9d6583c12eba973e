using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Alerts;

/// <summary>The webhook message of one alert event.</summary>
/// <param name="Id">The message id, identical in every delivery attempt, so that the receiver can detect duplicates.</param>
/// <param name="Body">The body, as JSON in UTF-8.</param>
internal sealed record AlertMessage(string Id, byte[] Body)
{
    public static AlertMessage Raised(BoardDefinition board, Alert alert, DateTimeOffset at) => Create(board, "raised", alert, null, at);

    public static AlertMessage Acknowledged(BoardDefinition board, Alert alert, DateTimeOffset at) => Create(board, "acknowledged", alert, null, at);

    public static AlertMessage Ended(BoardDefinition board, Alert alert, AlertEndReason ending, DateTimeOffset at) => Create(board, "ended", alert, ending, at);

    private static AlertMessage Create(BoardDefinition board, string what, Alert alert, AlertEndReason? ending, DateTimeOffset at)
    {
        // The id includes the time: a growing outage is raised again with the same alert key, which is not a duplicate.
        var id = $"{board.Id}-{alert.Key}-{what}-{at.ToUnixTimeMilliseconds()}";
        return new AlertMessage(id, WireEncoder.Frame(new AlertEventDto(id, what, at, board.Id, board.Title, ending, AlertDto.FromAlert(board.Id, alert))));
    }
}
