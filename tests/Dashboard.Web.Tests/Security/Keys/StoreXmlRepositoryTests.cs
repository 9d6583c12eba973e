using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Hosting.Services;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Security.Keys;

/// <summary>Tests the data protection keys, unencrypted and encrypted with a certificate.</summary>
public sealed class StoreXmlRepositoryTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CapturedLog _log = new();
    private readonly X509Certificate2 _one = Certificate();
    private readonly X509Certificate2 _other = Certificate();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _one.Dispose();
        _other.Dispose();
        _log.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Keys_WithACertificate_AreCiphertextAndSignAgainAfterARestart()
    {
        var settings = new AccessOptions { KeyCertificate = _one };
        await using var first = Host(settings);
        var signed = Protector(first).Protect("jane");

        var key = (await KeysAsync(first)).ShouldHaveSingleItem();
        key.ShouldContain("encryptedSecret");
        key.ShouldNotContain("<value>");
        await using var next = Host(settings);
        Protector(next).Unprotect(signed).ShouldBe("jane");
        _log.Text.ShouldNotContain("encrypted for a certificate that is not configured");
    }

    [Fact]
    public async Task Keys_OfBeforeTheCertificate_StayGoodAndAreEncrypted()
    {
        await using var first = Host(new AccessOptions());
        var signed = Protector(first).Protect("jane");
        (await KeysAsync(first)).ShouldHaveSingleItem().ShouldContain("<value>");

        await using var next = Host(new AccessOptions { KeyCertificate = _one });
        Protector(next).Unprotect(signed).ShouldBe("jane");

        (await KeysAsync(next)).ShouldHaveSingleItem().ShouldNotContain("<value>");
        await using var later = Host(new AccessOptions { KeyCertificate = _one });
        Protector(later).Unprotect(signed).ShouldBe("jane");
    }

    [Fact]
    public async Task Keys_OfAnotherCertificate_AreSaidAndOpenedByTheEarlierOne()
    {
        await using var first = Host(new AccessOptions { KeyCertificate = _one });
        var signed = Protector(first).Protect("jane");

        await using var wrong = Host(new AccessOptions { KeyCertificate = _other });
        Should.Throw<CryptographicException>(() => Protector(wrong).Unprotect(signed));
        _log.Text.ShouldContain("Name that certificate in Access:KeyCertificate:EarlierPath");

        await using var right = Host(new AccessOptions { KeyCertificate = _other, EarlierKeyCertificate = _one });
        Protector(right).Unprotect(signed).ShouldBe("jane");
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    private static IDataProtector Protector(WebApplication host) => host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task<IReadOnlyList<string>> KeysAsync(WebApplication host) => host.Services.GetRequiredService<DataProtectionKeyStore>().ListAsync(CancellationToken.None);

    private WebApplication Host(AccessOptions settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.AddSingleton(TimeProvider.System);
        var file = Path.Combine(_folder.Path, "dashboard.db");
        builder.AddStorage(new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}"), new AuditOptions($"{file}.audit-key", null)).AddAccess(settings);
        return builder.Build();
    }
}
