using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Alerts;

/// <summary>What a webhook tells of one alert.</summary>
/// <param name="Id">The same in every try, so that a receiver can tell a repetition.</param>
/// <param name="Body">The JSON.</param>
internal sealed record AlertMessage(string Id, byte[] Body)
{
    public static AlertMessage Raised(BoardDefinition board, Alert alert, DateTimeOffset at) => Create(board, "raised", alert, null, at);

    public static AlertMessage Acknowledged(BoardDefinition board, Alert alert, DateTimeOffset at) => Create(board, "acknowledged", alert, null, at);

    public static AlertMessage Ended(BoardDefinition board, Alert alert, AlertEndReason ending, DateTimeOffset at) => Create(board, "ended", alert, ending, at);

    private static AlertMessage Create(BoardDefinition board, string what, Alert alert, AlertEndReason? ending, DateTimeOffset at)
    {
        // The moment is part of it: a loss that doubles is raised anew under its key, which is no repetition.
        var id = $"{board.Id}-{alert.Key}-{what}-{at.ToUnixTimeMilliseconds()}";
        return new AlertMessage(id, WireEncoder.Frame(new AlertEventDto(id, what, at, board.Id, board.Title, ending, AlertDto.FromAlert(board.Id, alert))));
    }
}
