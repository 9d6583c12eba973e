namespace Dashboard.Simulator;

/// <summary>How the simulated phone systems behave, and who may ask them.</summary>
public sealed record SimulatorOptions
{
    /// <summary>All that happens follows from this number and the clock.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Extensions of each of the four systems.</summary>
    public int Extensions { get; init; } = 50;

    /// <summary>Divides every duration: at 10 a call of two minutes takes twelve seconds. Moments stay on the clock.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether it is always the busiest hour of the day.</summary>
    public bool AlwaysBusy { get; init; }

    /// <summary>Whether calls come by themselves; without, only the control API makes them.</summary>
    public bool Traffic { get; init; } = true;

    /// <summary>Jingl's Basic sign-in.</summary>
    public string JinglUsername { get; init; } = "board@sydney.example";

    /// <inheritdoc cref="JinglUsername"/>
    public string JinglPassword { get; init; } = "sim-jingl";

    /// <summary>Telecom X's login.</summary>
    public string TelecomXUsername { get; init; } = "board";

    /// <inheritdoc cref="TelecomXUsername"/>
    public string TelecomXPassword { get; init; } = "sim-telecomx";

    /// <summary>Vonage's user, without <c>@vbc.prod</c>.</summary>
    public string VonageUsername { get; init; } = "board";

    /// <inheritdoc cref="VonageUsername"/>
    public string VonagePassword { get; init; } = "sim-vonage";

    /// <summary>Vonage's application.</summary>
    public string VonageClientId { get; init; } = "sim-client";

    /// <inheritdoc cref="VonageClientId"/>
    public string VonageClientSecret { get; init; } = "sim-vonage-client";

    /// <summary>Vonage's account; <c>self</c> names it too.</summary>
    public string VonageAccountId { get; init; } = "1234";

    /// <summary>VoipNow's application.</summary>
    public string VoipNowClientId { get; init; } = "sim-client";

    /// <inheritdoc cref="VoipNowClientId"/>
    public string VoipNowClientSecret { get; init; } = "sim-voipnow";
}
