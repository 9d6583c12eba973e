using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Web.Commands;

/// <summary>
/// The first 128 bits of a SHA-256 over all fields of a command: detects an id that is reused for a different command, without storing the command.
/// </summary>
/// <param name="First">The first 64 bits.</param>
/// <param name="Second">The next 64 bits.</param>
internal readonly record struct CommandDigest(ulong First, ulong Second)
{
    /// <summary>Computes the digest of a command.</summary>
    /// <param name="request">The command.</param>
    public static CommandDigest Compute(CommandRequest request)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)).AsSpan();
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
