using Dashboard.Storage;
using Dashboard.Storage.Users;
using Dashboard.Web.Persistence;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Prints the setup link for the first administrator while no user exists.</summary>
internal sealed class InitialAdministratorSetup(
    DatabaseProbeService store, SetupTokenStore links, IServer server, AccessOptions settings, IHostApplicationLifetime life, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.Opened.WaitAsync(stoppingToken);
        await ListeningAsync(stoppingToken);
        string? token = null;
        var isAnswered = false;
        while (!isAnswered)
        {
            try
            {
                token = await links.CreateAsync(stoppingToken);
                isAnswered = true;
            }
            catch (StorageException)
            {
                await Task.Delay(BetweenTries, time, stoppingToken);
            }
        }

        if (token is not null)
        {
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/');
            // The link goes to the console and not to the log, because logs are retained and widely readable.
            await Console.Out.WriteLineAsync($"""

                {SignInTexts.SetUpLink}
                  {address}{settings.PathBase}/set-up?link={token}

                """);
        }
    }

    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }
}
