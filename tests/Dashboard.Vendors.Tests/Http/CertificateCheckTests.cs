using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Dashboard.Vendors.Tests.Http;

public sealed class CertificateCheckTests
{
    [Fact]
    public async Task Vendor_WithACertificateForAnotherName_IsUnavailableAndSaysWhy()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=other.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        await using var app = builder.Build();
        await app.StartAsync();
        using var handler = new SocketsHttpHandler { SslOptions = CertificateCheck.Options() };

        var failure = (await Should.ThrowAsync<PollException>(() => VendorHttpTests.AskAsync(handler, new Uri(app.Urls.First())))).Failure;

        failure.Kind.ShouldBe(PollFailureKind.Unavailable);
        failure.Message.ShouldContain("could not be reached: its certificate is for another name, and its certificate is not from an issuer that this machine trusts.");
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError, "its certificate is for another name")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, "its certificate has expired or is not valid yet")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.Revoked, "its certificate was revoked")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, "its certificate is not from an issuer that this machine trusts")]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable, X509ChainStatusFlags.NoError, "it has no certificate")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NoError, "its certificate is not valid")]
    public void Words_OfARefusal_NameTheReason(SslPolicyErrors errors, X509ChainStatusFlags chain, string words) =>
        CertificateCheck.Words(errors, [chain]).ShouldBe(words);
}
