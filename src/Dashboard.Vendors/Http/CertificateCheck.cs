using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Dashboard.Vendors.Http;

/// <summary>Checks a vendor's certificate as .NET does, and says in words why one is refused.</summary>
public static class CertificateCheck
{
    /// <summary>The options of a handler whose refusals say why.</summary>
    public static SslClientAuthenticationOptions Options() => new()
    {
        RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            errors == SslPolicyErrors.None ? true : throw new RefusedCertificateException(Words(errors, chain?.ChainStatus.Select(s => s.Status) ?? [])),
    };

    /// <summary>Why a certificate is refused.</summary>
    /// <param name="errors">What is wrong.</param>
    /// <param name="statuses">What is wrong with its chain.</param>
    internal static string Words(SslPolicyErrors errors, IEnumerable<X509ChainStatusFlags> statuses)
    {
        var chain = statuses.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one);
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            reasons.Add("it has no certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            reasons.Add("its certificate is for another name");
        }

        if (chain.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            reasons.Add("its certificate has expired or is not valid yet");
        }

        if (chain.HasFlag(X509ChainStatusFlags.Revoked))
        {
            reasons.Add("its certificate was revoked");
        }

        if ((chain & ~(X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.Revoked)) != X509ChainStatusFlags.NoError)
        {
            reasons.Add("its certificate is not from an issuer that this machine trusts");
        }

        return reasons.Count > 0 ? string.Join(", and ", reasons) : "its certificate is not valid";
    }
}

/// <summary>A vendor's certificate was refused; the message says why.</summary>
internal sealed class RefusedCertificateException(string why) : Exception(why);
