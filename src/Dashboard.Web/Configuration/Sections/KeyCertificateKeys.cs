using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Vendors.Configuration;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Access:KeyCertificate</c>: the certificates that encrypt the data protection keys in the database.</summary>
internal static class KeyCertificateKeys
{
    /// <summary>The prefix of the previous certificate's keys.</summary>
    public const string Earlier = "Earlier";

    private const string Accepted = "a PKCS #12 file, or a PEM file with the certificate and its private key, made for RSA";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("KeyCertificate:Path", "The certificate that the keys of cookies are encrypted for in the database", $"a path of {Accepted}", "none: they lie in the clear"),
        ConfigurationKey.Hidden("KeyCertificate:Password", "The password of its private key", "text", "none"),
        ConfigurationKey.Shown("KeyCertificate:EarlierPath", "The certificate that they were encrypted for before", "a path of the same", "none"),
        ConfigurationKey.Hidden("KeyCertificate:EarlierPassword", "The password of its private key", "text", "none"),
    ];

    /// <summary>Returns a certificate with its private key; null when none is configured or it is invalid.</summary>
    /// <param name="access">The section <c>Access</c>.</param>
    /// <param name="which">The prefix of its keys: empty or <see cref="Earlier"/>.</param>
    /// <param name="contentRoot">The folder to which its path is relative.</param>
    /// <param name="errors">The list that receives validation errors.</param>
    public static X509Certificate2? Read(IConfigurationSection access, string which, string contentRoot, ConfigurationErrors errors)
    {
        var (key, password) = ($"KeyCertificate:{which}Path", access[$"KeyCertificate:{which}Password"]);
        if (access[key] is not { Length: > 0 } given)
        {
            if (password is { Length: > 0 })
            {
                errors.Add($"Access:KeyCertificate:{which}Password is set, but Access:{key} is not.");
            }

            return null;
        }

        var path = Path.GetFullPath(Path.Combine(contentRoot, given));
        try
        {
            var certificate = Load(path, string.IsNullOrEmpty(password) ? null : password);
            if (certificate.HasPrivateKey && certificate.GetRSAPublicKey() is not null)
            {
                return certificate;
            }

            errors.Add($"Access:{key}: the certificate in {path} has no private key, or is not made for RSA; it takes {Accepted}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"Access:{key}: {path} is not there, or this program's user may not read it.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            errors.Add($"Access:{key}: {path} cannot be opened. Either Access:KeyCertificate:{which}Password is not its password, or it is not {Accepted}.");
        }

        return null;
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var bytes = File.ReadAllBytes(path);
        return !bytes.AsSpan().StartsWith("-----BEGIN"u8) ? X509CertificateLoader.LoadPkcs12(bytes, password)
            : password is null ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}
