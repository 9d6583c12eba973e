namespace Dashboard.Simulator.Model;

/// <summary>Registers devices and refreshes them before they expire. Some devices flap and some stay unregistered.</summary>
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

            // Start with a registration in the past, so that the refreshes are spread out.
            Register(device, system.Now - (system.Shortened(device.Lifetime) * _random.Between(0, 0.5)));
        }
    }

    public void Register(Device device) => Register(device, system.Now);

    /// <summary>Unregisters a device for a script. Its last success is moved back, for a vendor that reports nothing else.</summary>
    public void Unregister(Device device)
    {
        device.Scripted = true;
        device.Registered = false;
        device.ExpiresAt = system.Now;
        device.LastSuccess = system.Now - TimeSpan.FromHours(2);
    }

    /// <summary>Registers a device for a script.</summary>
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

        // The missed refresh makes the registration expire. The device registers again later.
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
