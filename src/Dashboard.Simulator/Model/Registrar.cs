namespace Dashboard.Simulator.Model;

/// <summary>Registers devices, refreshes them before they expire, and lets some flap or stay away.</summary>
internal sealed class Registrar(PhoneSystem system)
{
    private const double StaysAway = 0.03;
    private const double FlapsAtRefresh = 0.015;
    private readonly SeededRandom _random = system.Random;

    public void Start()
    {
        foreach (var device in system.Devices)
        {
            if (_random.Chance(StaysAway))
            {
                device.LastSuccess = system.Now - TimeSpan.FromHours(2);
                device.ExpiresAt = device.LastSuccess + device.Lifetime;
                continue;
            }

            // As if it had registered some while ago, so that not all are due at once.
            Register(device, system.Now - (system.Shortened(device.Lifetime) * _random.Between(0, 0.5)));
        }
    }

    /// <summary>Registers a device now.</summary>
    public void Register(Device device) => Register(device, system.Now);

    /// <summary>A script takes a device away. Its last success moves back, for a vendor that tells nothing else.</summary>
    public void Unregister(Device device)
    {
        device.Scripted = true;
        device.Registered = false;
        device.ExpiresAt = system.Now;
        device.LastSuccess = system.Now - TimeSpan.FromHours(2);
    }

    /// <summary>A script brings a device back.</summary>
    public void Restore(Device device)
    {
        device.Scripted = false;
        Register(device);
    }

    private void Register(Device device, DateTimeOffset at)
    {
        var life = system.Shortened(device.Lifetime);
        var refresh = at + (life * _random.Between(0.5, 0.9));
        device.Registered = true;
        device.LastSuccess = at;
        device.ExpiresAt = at + life;
        device.RefreshAt = refresh;
        system.At(refresh, () => Refresh(device, refresh));
    }

    private void Refresh(Device device, DateTimeOffset planned)
    {
        if (device.Scripted || !device.Registered || device.RefreshAt != planned)
        {
            return;
        }

        if (!_random.Chance(FlapsAtRefresh))
        {
            Register(device);
            return;
        }

        // It is missed when its time is up, and comes back by itself some while later.
        system.At(device.ExpiresAt, () =>
        {
            if (!device.Scripted && device.RefreshAt == planned)
            {
                device.Registered = false;
                system.After(_random.Between(20, 180), () => ComeBack(device));
            }
        });
    }

    private void ComeBack(Device device)
    {
        if (!device.Scripted && !device.Registered)
        {
            Register(device);
        }
    }
}
