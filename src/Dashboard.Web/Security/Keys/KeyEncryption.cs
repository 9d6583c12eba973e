using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Dashboard.Web.Security.Keys;

/// <summary>
/// Encrypts data protection keys that are stored unencrypted, in the framework's own format; the framework encrypts only new keys. Also detects keys encrypted
/// for a certificate that is not configured, which the framework silently skips.
/// </summary>
internal sealed class KeyEncryption(AccessOptions settings, ILoggerFactory loggers)
{
    // The XML namespaces of the framework's key format.
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XNamespace Signatures = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Returns a copy of the key with its secrets encrypted.</summary>
    /// <param name="key">The key as the framework wrote it.</param>
    /// <returns>Null when all secrets are encrypted already, or no certificate is configured.</returns>
    public XElement? Encrypt(XElement key)
    {
        if (settings.KeyCertificate is not { } certificate || !Clear(key).Any())
        {
            return null;
        }

        var encryptor = new CertificateXmlEncryptor(certificate, loggers);
        var copy = new XElement(key);
        foreach (var secret in Clear(copy).ToList())
        {
            var encrypted = encryptor.Encrypt(new XElement(secret));
            secret.ReplaceWith(new XElement(
                Format + "encryptedSecret", new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!), encrypted.EncryptedElement));
        }

        return copy;
    }

    /// <summary>Returns whether every secret of a key is unencrypted or encrypted for a configured certificate.</summary>
    /// <param name="key">The stored key.</param>
    public bool CanOpen(XElement key)
    {
        var recipients = key.Descendants(Signatures + "X509Certificate").Select(e => Convert.FromBase64String(e.Value));
        return recipients.All(recipient => IsOf(settings.KeyCertificate, recipient) || IsOf(settings.EarlierKeyCertificate, recipient));
    }

    private static IEnumerable<XElement> Clear(XElement key) => key.Descendants().Where(e => (bool?)e.Attribute(Format + "requiresEncryption") == true);

    private static bool IsOf(X509Certificate2? certificate, byte[] raw) => certificate is not null && certificate.RawDataMemory.Span.SequenceEqual(raw);
}
