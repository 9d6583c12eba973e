using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Storage;

/// <summary>Random words that open something. Only their hashes are kept: who reads the database opens nothing.</summary>
internal static class RandomToken
{
    /// <summary>256 random bits for an address, a cookie or a header.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of one. As many bits as it has need no slow hash.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
