using System.Net;
using System.Text;

namespace Dashboard.Vendors.Tests.Fuzz;

/// <summary>What is served in place of a good answer.</summary>
/// <param name="Body">The body.</param>
/// <param name="Original">What it was made from.</param>
/// <param name="Status">The status.</param>
/// <param name="Headers">Headers as they would stand on the wire.</param>
/// <param name="OncePerPoll">Whether a second request of the same poll is answered well: a bad page between good ones.</param>
internal sealed record MutatedAnswer(
    byte[] Body, byte[] Original, HttpStatusCode Status, IReadOnlyList<(string Name, string Value)> Headers, bool OncePerPoll)
{
    public bool IsChanged => !Body.AsSpan().SequenceEqual(Original);

    /// <summary>Enough to see what it was; the whole is made again from seed and number.</summary>
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
