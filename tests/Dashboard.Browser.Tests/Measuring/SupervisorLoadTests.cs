namespace Dashboard.Browser.Tests.Measuring;

/// <summary>
/// Verifies that a supervisor's page works with 5,000 extensions and 100 changes per second. <see cref="SupervisorCostTests"/> measures
/// its cost.
/// </summary>
[Collection(MeasuringCollection.Name)]
public sealed class SupervisorLoadTests(Chromium chromium) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await chromium.CloseAsync();

    [Fact]
    public async Task Desk_FiveThousandExtensionsAndAHundredChangesASecond_ShowsThemAndRespondsToEveryPress()
    {
        await using var desk = await LoadedSupervisorPage.StartAsync(chromium);
        await desk.OpenAsync(desk.Page);
        await desk.ExpectBusyAsync();

        (await desk.UseAsync()).ShouldAllBe(answer => answer > 0);
        (await desk.Page.EvaluateAsync<double[]>("interactions()")).Length.ShouldBeGreaterThan(20);
    }
}
