using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Dashboard.Web.Security.Keys;

/// <summary>
/// Encrypts keys that lie in the clear in the form in which the framework does, which encrypts new ones only; and knows which
/// keys are encrypted for a certificate that is not configured, which the framework passes over.
/// </summary>
internal sealed class KeyEncryption(AccessOptions settings, ILoggerFactory loggers)
{
    // The names of the framework's file format.
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XNamespace Signatures = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>The key with its secrets encrypted.</summary>
    /// <param name="key">As the framework wrote it.</param>
    /// <returns>Null when no secret lies in the clear, or no certificate is configured.</returns>
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

    /// <summary>Whether every secret of a key lies in the clear or is encrypted for a certificate that is configured.</summary>
    /// <param name="key">As it is stored.</param>
    public bool CanOpen(XElement key)
    {
        var recipients = key.Descendants(Signatures + "X509Certificate").Select(e => Convert.FromBase64String(e.Value));
        return recipients.All(recipient => IsOf(settings.KeyCertificate, recipient) || IsOf(settings.EarlierKeyCertificate, recipient));
    }

    private static IEnumerable<XElement> Clear(XElement key) => key.Descendants().Where(e => (bool?)e.Attribute(Format + "requiresEncryption") == true);

    private static bool IsOf(X509Certificate2? certificate, byte[] raw) => certificate is not null && certificate.RawDataMemory.Span.SequenceEqual(raw);
}
