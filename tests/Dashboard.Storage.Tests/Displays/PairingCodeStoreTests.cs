using Dashboard.Storage.Displays;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Displays;

public abstract class PairingCodeStoreTests(IDatabases databases) : StorageTest(databases)
{
    private PairingCodeStore Codes => new(Database, Time);

    private DisplayStore Displays => new(Database);

    [Fact]
    public async Task Pairing_FromCodeToToken_AuthenticatesOnlyTheDisplay()
    {
        var offer = (await Codes.CreateAsync("10.0.0.1", Bound)).ShouldNotBeNull();
        offer.Code.Length.ShouldBe(PairingCodeStore.Length);
        offer.Code.ShouldAllBe(c => PairingCodeStore.Alphabet.Contains(c));
        (await Codes.GetStatusAsync(offer.Claim, Bound)).State.ShouldBe(PairingState.Waiting);

        var display = (await Codes.RedeemAsync($" {offer.Code[..3].ToLowerInvariant()}-{offer.Code[3..]} ", "Lobby", "sales", Bound)).ShouldNotBeNull();
        (await Codes.RedeemAsync(offer.Code, "Another", "support", Bound)).ShouldBeNull();
        var answers = await Task.WhenAll(Codes.GetStatusAsync(offer.Claim, Bound), Codes.GetStatusAsync(offer.Claim, Bound));

        var paired = answers.Where(a => a.State == PairingState.Paired).ShouldHaveSingleItem();
        paired.Board.ShouldBe("sales");
        (await Displays.FindByTokenAsync(paired.Token!, Bound)).ShouldNotBeNull().Id.ShouldBe(display.Id);
        (await Displays.FindByTokenAsync(offer.Claim, Bound)).ShouldBeNull();
        (await Displays.ListAsync(Bound)).ShouldHaveSingleItem().Name.ShouldBe("Lobby");
    }

    [Fact]
    public async Task Pairing_PastItsTime_CanNeitherBeEnteredNorAskedFor()
    {
        var offer = (await Codes.CreateAsync("10.0.0.1", Bound)).ShouldNotBeNull();
        Time.Advance(PairingCodeStore.Lifetime);
        (await Codes.RedeemAsync(offer.Code, "Lobby", "sales", Bound)).ShouldBeNull();
        (await Codes.GetStatusAsync(offer.Claim, Bound)).State.ShouldBe(PairingState.Expired);
        (await Displays.ListAsync(Bound)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Display_MovedNotedAndRevoked_IsSo()
    {
        var offer = (await Codes.CreateAsync("10.0.0.1", Bound)).ShouldNotBeNull();
        var display = (await Codes.RedeemAsync(offer.Code, "Lobby", "sales", Bound)).ShouldNotBeNull();
        var token = (await Codes.GetStatusAsync(offer.Claim, Bound)).Token.ShouldNotBeNull();
        var painted = Time.GetUtcNow();
        await Displays.UpdateStatusAsync(display.Id, new DisplayStatus("10.0.0.7", "1920×1080", "1.2", painted), Bound);
        (await Displays.ChangeAsync(display.Id, "Hall", "support", Bound)).ShouldBeTrue();

        var now = (await Displays.FindByTokenAsync(token, Bound)).ShouldNotBeNull();
        (now.Name, now.Board, now.Status.Viewport, now.Status.PaintedAt).ShouldBe(("Hall", "support", "1920×1080", painted));
        (await Displays.RevokeAsync(display.Id, Bound)).ShouldBeTrue();
        (await Displays.FindByTokenAsync(token, Bound)).ShouldBeNull();
        (await Displays.ChangeAsync(display.Id, "Hall", "support", Bound)).ShouldBeFalse();
    }

    [Fact]
    public async Task Codes_OfAddressesThatFillTheTable_MakeRoomForAnotherAddress()
    {
        await FillAsync(addresses: 20);

        (await Codes.CreateAsync("10.0.0.1", Bound)).ShouldBeNull("no address has more than this one");
        var offer = (await Codes.CreateAsync("10.0.1.1", Bound)).ShouldNotBeNull();

        (await Codes.RedeemAsync(offer.Code, "Lobby", "sales", Bound)).ShouldNotBeNull();
        (await Codes.GetStatusAsync(offer.Claim, Bound)).State.ShouldBe(PairingState.Paired);
        Time.Advance(TimeSpan.FromMinutes(1));
        (await Codes.CreateAsync("10.0.0.1", Bound)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Code_OfADisplay_SurvivesAFloodFromManyAddresses()
    {
        await FillAsync(addresses: 20);
        var offer = (await Codes.CreateAsync("10.0.1.1", Bound)).ShouldNotBeNull();
        for (var n = 0; n < 40; n++)
        {
            await Codes.CreateAsync($"10.0.2.{n % 4}", Bound);
        }

        (await Codes.GetStatusAsync(offer.Claim, Bound)).State.ShouldBe(PairingState.Waiting);
    }

    private Task FillAsync(int addresses) => ExecuteAsync(
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PairingCodeStore.MaxRequests}) INSERT INTO pairing (code, claim_hash, expires_at, address) "
        + $"SELECT 'c' || i, 'h' || i, {(Time.GetUtcNow() + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()}, '10.0.0.' || (i % {addresses}) FROM n");
}

public sealed class SqlitePairingCodeStoreTests() : PairingCodeStoreTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresPairingCodeStoreTests(PostgresServer server) : PairingCodeStoreTests(new PostgresDatabases(server));
