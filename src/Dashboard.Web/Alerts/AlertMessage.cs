using Dashboard.Presence;
using Dashboard.Web.Live;
using Dashboard.Web.Wire;

namespace Dashboard.Web.Alerts;

/// <summary>What a webhook tells of one alert.</summary>
/// <param name="Id">The same in every try, so that a receiver can tell a repetition.</param>
/// <param name="Body">The JSON.</param>
internal sealed record AlertMessage(string Id, byte[] Body)
{
    public static AlertMessage Raised(BoardDefinition board, Alert alert, DateTimeOffset at) => Of(board, "raised", alert, null, at);

    public static AlertMessage Acknowledged(BoardDefinition board, Alert alert, DateTimeOffset at) => Of(board, "acknowledged", alert, null, at);

    public static AlertMessage Ended(BoardDefinition board, Alert alert, AlertEnding ending, DateTimeOffset at) => Of(board, "ended", alert, ending, at);

    private static AlertMessage Of(BoardDefinition board, string what, Alert alert, AlertEnding? ending, DateTimeOffset at)
    {
        // The moment is part of it: a loss that doubles is raised anew under its key, which is no repetition.
        var id = $"{board.Id}-{alert.Key}-{what}-{at.ToUnixTimeMilliseconds()}";
        return new AlertMessage(id, WireEncoder.Frame(new AlertEventShape(id, what, at, board.Id, board.Title, ending, AlertShape.Of(board.Id, alert))));
    }
}
