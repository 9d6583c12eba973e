using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration.Sections;

/// <summary>Tests the configuration of the certificate that encrypts the data protection keys.</summary>
public sealed class KeyCertificateKeysTests : IDisposable
{
    private const string Password = "hunter2-secret";
    private readonly TemporaryFolder _folder = new();

    public KeyCertificateKeysTests()
    {
        using var key = RSA.Create(2048);
        using var certificate = Of(new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        _folder.Write("keys.pfx", certificate.Export(X509ContentType.Pkcs12, Password));
        _folder.Write("open.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        _folder.Write("closed.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))}\n");
        _folder.Write("public.pem", certificate.ExportCertificatePem());
        using var curve = ECDsa.Create();
        using var other = Of(new CertificateRequest("CN=curve", curve, HashAlgorithmName.SHA256));
        _folder.Write("curve.pfx", other.Export(X509ContentType.Pkcs12, Password));
        _folder.Write("notes.txt", "no certificate");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("keys.pfx", Password)]
    [InlineData("open.pem", "")]
    [InlineData("closed.pem", Password)]
    public void Read_ACertificateWithItsPassword_IsTaken(string file, string password)
    {
        var (certificate, errors) = Read(file, password);

        errors.ShouldBeEmpty();
        certificate.ShouldNotBeNull().HasPrivateKey.ShouldBeTrue();
        certificate.Dispose();
    }

    [Theory]
    [InlineData("keys.pfx", "wrong", "Access:KeyCertificate:Password is not its password")]
    [InlineData("keys.pfx", "", "Access:KeyCertificate:Password is not its password")]
    [InlineData("closed.pem", "wrong", "Access:KeyCertificate:Password is not its password")]
    [InlineData("notes.txt", "", "or it is not a PKCS #12 file")]
    [InlineData("public.pem", "", "or it is not a PKCS #12 file")]
    [InlineData("curve.pfx", Password, "is not made for RSA")]
    [InlineData("nowhere.pfx", Password, "is not there")]
    [InlineData("", Password, "Access:KeyCertificate:Path is not")]
    public void Read_AnythingElse_IsAnErrorThatSaysWhat(string file, string password, string words)
    {
        var (certificate, errors) = Read(file, password);

        certificate.ShouldBeNull();
        errors.ShouldHaveSingleItem().ShouldContain(words);
        errors[0].ShouldStartWith("Access:KeyCertificate:");
        errors[0].ShouldNotContain(Password);
    }

    private static X509Certificate2 Of(CertificateRequest request) => request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));

    private (X509Certificate2? Certificate, IReadOnlyList<string> Errors) Read(string file, string password)
    {
        var access = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Access:KeyCertificate:Path"] = file, ["Access:KeyCertificate:Password"] = password,
        }).Build().GetSection("Access");
        var errors = new ConfigurationErrors();
        return (KeyCertificateKeys.Read(access, "", _folder.Path, errors), errors.Lines);
    }
}
