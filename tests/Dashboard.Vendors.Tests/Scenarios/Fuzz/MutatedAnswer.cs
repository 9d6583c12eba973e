using System.Net;
using System.Text;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>The response that replaces a recorded one.</summary>
/// <param name="Body">The body.</param>
/// <param name="Original">The body before the mutation.</param>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers as sent on the wire.</param>
/// <param name="OncePerPoll">Whether only the first request of a poll gets this response: a bad page between good ones.</param>
internal sealed record MutatedAnswer(
    byte[] Body, byte[] Original, HttpStatusCode Status, IReadOnlyList<(string Name, string Value)> Headers, bool OncePerPoll)
{
    public bool IsChanged => !Body.AsSpan().SequenceEqual(Original);

    /// <summary>Returns the beginning of the response; the whole can be reproduced from seed and number.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{(int)Status} {string.Join(", ", Headers)}{(OncePerPoll ? " once" : "")}, {Body.Length} bytes: ");
        foreach (var c in Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Body.Length, 4000))))
        {
            text.Append(c is >= ' ' and <= '~' ? c.ToString() : $"<{(int)c:X2}>");
        }

        return text.ToString();
    }
}
