using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Web.Commands;

/// <summary>Tells two commands apart without keeping either: a SHA-256 of all that is asked for.</summary>
/// <param name="First">The first half of it that is kept.</param>
/// <param name="Second">The second.</param>
internal readonly record struct CommandDigest(ulong First, ulong Second)
{
    /// <summary>A command's.</summary>
    /// <param name="request">The command.</param>
    public static CommandDigest Compute(CommandRequest request)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)).AsSpan();
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
