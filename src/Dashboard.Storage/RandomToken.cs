using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Storage;

/// <summary>Creates random access tokens. Only their hashes are stored, so the database contents grant no access.</summary>
internal static class RandomToken
{
    /// <summary>Creates a token with 256 random bits, encoded in hexadecimal for URLs, cookies and headers.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Returns the hash to store. With 256 random bits a fast hash is sufficient.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
