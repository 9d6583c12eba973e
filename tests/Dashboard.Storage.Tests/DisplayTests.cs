using Dashboard.Storage.Displays;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public abstract class DisplayTests(IDatabases databases) : StorageTest(databases)
{
    private PairingCodes Codes => new(Database, Time);

    private DisplayStore Displays => new(Database);

    [Fact]
    public async Task Pairing_FromCodeToToken_LetsTheTvInAndNobodyElse()
    {
        var offer = (await Codes.OfferAsync(Bound)).ShouldNotBeNull();
        offer.Code.Length.ShouldBe(PairingCodes.Length);
        offer.Code.ShouldAllBe(c => PairingCodes.Alphabet.Contains(c));
        (await Codes.AskAsync(offer.Claim, Bound)).State.ShouldBe(PairingState.Waiting);

        var display = (await Codes.EnterAsync($" {offer.Code[..3].ToLowerInvariant()}-{offer.Code[3..]} ", "Lobby", "sales", Bound)).ShouldNotBeNull();
        (await Codes.EnterAsync(offer.Code, "Another", "support", Bound)).ShouldBeNull();
        var answers = await Task.WhenAll(Codes.AskAsync(offer.Claim, Bound), Codes.AskAsync(offer.Claim, Bound));

        var paired = answers.Where(a => a.State == PairingState.Paired).ShouldHaveSingleItem();
        paired.Board.ShouldBe("sales");
        (await Displays.FindByTokenAsync(paired.Token!, Bound)).ShouldNotBeNull().Id.ShouldBe(display.Id);
        (await Displays.FindByTokenAsync(offer.Claim, Bound)).ShouldBeNull();
        (await Displays.ListAsync(Bound)).ShouldHaveSingleItem().Name.ShouldBe("Lobby");
    }

    [Fact]
    public async Task Pairing_PastItsTime_CanNeitherBeEnteredNorAskedFor()
    {
        var offer = (await Codes.OfferAsync(Bound)).ShouldNotBeNull();
        Time.Advance(PairingCodes.Lifetime);
        (await Codes.EnterAsync(offer.Code, "Lobby", "sales", Bound)).ShouldBeNull();
        (await Codes.AskAsync(offer.Claim, Bound)).State.ShouldBe(PairingState.Expired);
        (await Displays.ListAsync(Bound)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Display_MovedNotedAndRevoked_IsSo()
    {
        var offer = (await Codes.OfferAsync(Bound)).ShouldNotBeNull();
        var display = (await Codes.EnterAsync(offer.Code, "Lobby", "sales", Bound)).ShouldNotBeNull();
        var token = (await Codes.AskAsync(offer.Claim, Bound)).Token.ShouldNotBeNull();
        var painted = Time.GetUtcNow();
        await Displays.NoteAsync(display.Id, new DisplayReport("10.0.0.7", "1920×1080", "1.2", painted), Bound);
        (await Displays.ChangeAsync(display.Id, "Hall", "support", Bound)).ShouldBeTrue();

        var now = (await Displays.FindByTokenAsync(token, Bound)).ShouldNotBeNull();
        (now.Name, now.Board, now.Seen.Viewport, now.Seen.PaintedAt).ShouldBe(("Hall", "support", "1920×1080", painted));
        (await Displays.RevokeAsync(display.Id, Bound)).ShouldBeTrue();
        (await Displays.FindByTokenAsync(token, Bound)).ShouldBeNull();
        (await Displays.ChangeAsync(display.Id, "Hall", "support", Bound)).ShouldBeFalse();
    }

    [Fact]
    public async Task Codes_OfferedBySomebodyWhoFillsTheTable_AreRefusedUntilOldOnesEnd()
    {
        await ExecuteAsync(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
            + $"INSERT INTO pairing (code, claim_hash, expires_at) SELECT 'c' || i, 'h' || i, {(Time.GetUtcNow() + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()} FROM n");
        (await Codes.OfferAsync(Bound)).ShouldBeNull();
        Time.Advance(TimeSpan.FromMinutes(1));
        (await Codes.OfferAsync(Bound)).ShouldNotBeNull();
    }
}

public sealed class SqliteDisplayTests() : DisplayTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresDisplayTests(PostgresServer server) : DisplayTests(new PostgresDatabases(server));
