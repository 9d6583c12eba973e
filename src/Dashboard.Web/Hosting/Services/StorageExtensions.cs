using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Persistence;
using Dashboard.Web.Features.Audit;

namespace Dashboard.Web.Hosting.Services;

internal static class StorageExtensions
{
    /// <summary>Adds the database, its stores and the audit log.</summary>
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder, StorageOptions settings, AuditOptions audit)
    {
        builder.Services.AddSingleton(s => new Database(settings, s.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<UserStore>().AddSingleton<SetupTokenStore>().AddSingleton<RevokedSessionStore>().AddSingleton<PairingCodeStore>().AddSingleton<DisplayStore>()
            .AddSingleton<TokenStore>().AddSingleton<AuditLog>().AddSingleton<AuditWriter>().AddSingleton<DataProtectionKeyStore>().AddSingleton<Installation>();
        builder.Services.AddSingleton(audit).AddSingleton(new AuditKeyFile(audit.KeyFile));
        builder.Services.AddSingleton<DatabaseProbeService>().AddHostedService(s => s.GetRequiredService<DatabaseProbeService>());
        builder.Services.AddHostedService<AuditWitnessService>();
        return builder;
    }
}
