using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Displays;
using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;
using Dashboard.Web.Access;

namespace Dashboard.Web.Startup;

/// <summary>What is remembered.</summary>
internal static class StorageStartup
{
    /// <summary>Adds the database and what is kept in it.</summary>
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder, StorageSettings settings, AuditSettings audit)
    {
        builder.Services.AddSingleton(s => new Database(settings, s.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<PeopleStore>().AddSingleton<SetupLinks>().AddSingleton<EndedSessions>().AddSingleton<PairingCodes>().AddSingleton<DisplayStore>()
            .AddSingleton<TokenStore>().AddSingleton<AuditLog>().AddSingleton<AuditWriter>().AddSingleton<ProtectionKeys>().AddSingleton<Installation>();
        builder.Services.AddSingleton(audit).AddSingleton(new AuditKeyFile(audit.KeyFile));
        builder.Services.AddSingleton<StoreOpener>().AddHostedService(s => s.GetRequiredService<StoreOpener>());
        builder.Services.AddHostedService<AuditWitness>();
        return builder;
    }
}
