namespace Dashboard.Simulator;

/// <summary>The behaviour of the simulated phone systems and the credentials of their APIs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The seed. The simulation is determined by it and the clock.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>The number of extensions of each of the four systems.</summary>
    public int Extensions { get; init; } = 50;

    /// <summary>
    /// The speed factor that divides every duration: at 10, a call of two minutes takes twelve seconds. Timestamps follow the real clock.
    /// </summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether the call rate is always that of the busiest hour.</summary>
    public bool AlwaysBusy { get; init; }

    /// <summary>Whether calls are generated. Without it, only the control API creates calls.</summary>
    public bool Traffic { get; init; } = true;

    /// <summary>Jingl's credentials for HTTP Basic authentication.</summary>
    public string JinglUsername { get; init; } = "board@sydney.example";

    /// <inheritdoc cref="JinglUsername"/>
    public string JinglPassword { get; init; } = "sim-jingl";

    /// <summary>Telecom X's credentials.</summary>
    public string TelecomXUsername { get; init; } = "board";

    /// <inheritdoc cref="TelecomXUsername"/>
    public string TelecomXPassword { get; init; } = "sim-telecomx";

    /// <summary>Vonage's user name, without <c>@vbc.prod</c>, and password.</summary>
    public string VonageUsername { get; init; } = "board";

    /// <inheritdoc cref="VonageUsername"/>
    public string VonagePassword { get; init; } = "sim-vonage";

    /// <summary>Vonage's OAuth client.</summary>
    public string VonageClientId { get; init; } = "sim-client";

    /// <inheritdoc cref="VonageClientId"/>
    public string VonageClientSecret { get; init; } = "sim-vonage-client";

    /// <summary>Vonage's account id; <c>self</c> is accepted too.</summary>
    public string VonageAccountId { get; init; } = "1234";

    /// <summary>VoipNow's OAuth client.</summary>
    public string VoipNowClientId { get; init; } = "sim-client";

    /// <inheritdoc cref="VoipNowClientId"/>
    public string VoipNowClientSecret { get; init; } = "sim-voipnow";
}
