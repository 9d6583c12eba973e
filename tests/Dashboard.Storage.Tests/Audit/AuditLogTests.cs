using Dashboard.Storage.Audit;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Audit;

public abstract class AuditLogTests(IDatabases databases) : StorageTest(databases)
{
    private AuditLog Log => new(Database, Time, Keys);

    [Fact]
    public async Task Append_ByManyAtOnce_IsOneChainWithoutAGap()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Log.AppendAsync(Entry($"person {n}"), Bound)));

        var verdict = await Log.VerifyAsync(Bound);
        verdict.BrokenAt.ShouldBeNull();
        verdict.Rows.ShouldBe(40);
        (await Log.ReadAsync(new AuditFilter { MaxRows = 1 }, Bound)).Single().Hash.ShouldBe(verdict.LastHash);
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'somebody else' WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 5", 5)]
    [InlineData("DELETE FROM audit WHERE number = 2", 3)]
    [InlineData("UPDATE audit SET what = what || subject, subject = '' WHERE number = 4", 4)]
    [InlineData("INSERT INTO audit SELECT 7, at, who, address, what, subject, detail, hash FROM audit WHERE number = 6", 7)]
    public async Task Verify_AManipulatedLog_NamesTheFirstInvalidRow(string touch, long at)
    {
        for (var n = 0; n < 6; n++)
        {
            await Log.AppendAsync(Entry("jane"), Bound);
        }

        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
        await ExecuteAsync(touch);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBe(at);
    }

    [Fact]
    public async Task Append_AnyUserInput_IsKeptAndVerifies()
    {
        string[] hostile = ["<script>alert(1)</script>", "a\0b", "\ud800", "\u202Egnp.exe", "=HYPERLINK(1)", new('x', 10_000), "😀", new string('y', 999) + "😀"];
        foreach (var text in hostile)
        {
            await Log.AppendAsync(new AuditEntry(text, "::1", "tried to sign in", text, text), Bound);
        }

        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.BrokenAt.ShouldBeNull(), v => v.Rows.ShouldBe(hostile.Length));
        (await Log.ReadAsync(new AuditFilter { Actor = "😀" }, Bound)).Single().Entry.Subject.ShouldBe("😀");
    }

    [Theory]
    [InlineData("of 100%", "1 3")]
    [InlineData("OF 100%", "1 3")]
    [InlineData("%", "1 3")]
    [InlineData("_", "2")]
    [InlineData("!", "3")]
    [InlineData("10.0.0.7", "2")]
    [InlineData("nowhere", "")]
    [InlineData("", "1 2 3")]
    public async Task Read_ByText_FindsItAsItStandsInAnyOfThem(string text, string rows)
    {
        await Log.AppendAsync(new AuditEntry("jane", "::1", "did", "", "of 100%"), Bound);
        await Log.AppendAsync(new AuditEntry("jane", "10.0.0.7", "did", "a_b", ""), Bound);
        await Log.AppendAsync(new AuditEntry("of 100%!", "::1", "undid", "", ""), Bound);

        string.Join(' ', (await Log.ReadAsync(new AuditFilter { Text = text }, Bound)).Select(r => r.Number).Order()).ShouldBe(rows);
        (await Log.KindsAsync(Bound)).ShouldBe(["did", "undid"]);
    }

    [Fact]
    public async Task Read_Filtered_IsNewestFirstAndPaged()
    {
        foreach (var who in new[] { "jane", "john", "jane", "jane" })
        {
            await Log.AppendAsync(Entry(who), Bound);
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        (await Log.ReadAsync(new AuditFilter { Actor = "jane", MaxRows = 2 }, Bound)).Select(r => r.Number).ShouldBe([4L, 3L]);
        (await Log.ReadAsync(new AuditFilter { Actor = "jane", Before = 3 }, Bound)).Select(r => r.Number).ShouldBe([1L]);
        (await Log.ReadAsync(new AuditFilter { From = Time.GetUtcNow() - TimeSpan.FromMinutes(2.5) }, Bound)).Select(r => r.Number).ShouldBe([4L, 3L]);
        (await Log.ReadAsync(new AuditFilter { Action = "nothing" }, Bound)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Prune_OldRows_LeavesAChainThatStartsWhereTheyEnded()
    {
        foreach (var who in new[] { "jane", "john", "joan", "jack" })
        {
            await Log.AppendAsync(Entry(who), Bound);
            Time.Advance(TimeSpan.FromDays(1));
        }

        (await Log.PruneAsync(Time.GetUtcNow() - TimeSpan.FromDays(2.5), Bound)).ShouldBe(2);
        (await Log.PruneAsync(Time.GetUtcNow() - TimeSpan.FromDays(2.5), Bound)).ShouldBe(0);

        (await Log.ReadAsync(new AuditFilter(), Bound)).Select(r => (r.Number, r.Entry.Actor)).ShouldBe([(5L, "Presence Dashboard"), (4L, "jack"), (3L, "joan")]);
        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.BrokenAt.ShouldBeNull(), v => v.Rows.ShouldBe(5));
        (await Log.AppendAsync(Entry("jane"), Bound)).Number.ShouldBe(6);
        (await Log.PruneAsync(Time.GetUtcNow() + TimeSpan.FromDays(1), Bound)).ShouldBe(3);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE number < 5; UPDATE audit_start SET number = 4, hash = (SELECT hash FROM audit WHERE number = 5)", 5)]
    [InlineData("DELETE FROM audit_start", 3)]
    [InlineData("DELETE FROM audit WHERE number = 3", 4)]
    public async Task Verify_APrunedLogWithAManipulatedStart_IsInvalid(string touch, long at)
    {
        for (var n = 0; n < 6; n++)
        {
            await Log.AppendAsync(Entry("jane"), Bound);
            Time.Advance(TimeSpan.FromDays(1));
        }

        await Log.PruneAsync(Time.GetUtcNow() - TimeSpan.FromDays(4.5), Bound);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBeNull();
        await ExecuteAsync(touch);
        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBe(at);
    }

    [Fact]
    public async Task Verify_AStartMovedToARowThatFollows_IsNotProven()
    {
        await Log.AppendAsync(Entry("jane"), Bound);
        await Log.AppendAsync(Entry("john"), Bound);
        await Log.AppendAsync(Entry("jack"), Bound);

        await ExecuteAsync("INSERT INTO audit_start (number, hash) SELECT number, hash FROM audit WHERE number = 1; DELETE FROM audit WHERE number = 1");

        (await Log.VerifyAsync(Bound)).BrokenAt.ShouldBe(2);
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE number > 70", AuditFault.End, 71)]
    [InlineData("DELETE FROM audit", AuditFault.End, 1)]
    [InlineData("DELETE FROM audit_head", AuditFault.Head, 1)]
    [InlineData("DELETE FROM audit; DELETE FROM audit_head", AuditFault.Head, 1)]
    [InlineData("DELETE FROM audit WHERE number > 70; UPDATE audit_head SET number = 70, hash = (SELECT hash FROM audit WHERE number = 70)", AuditFault.Head, 1)]
    [InlineData("UPDATE audit_head SET keyed_from = 121", AuditFault.Head, 1)]
    [InlineData("UPDATE audit_head SET key_id = 'another'", AuditFault.Key, 1)]
    public async Task Verify_ALogThatWasCutOrEmptied_IsBrokenAndStaysSo(string touch, AuditFault fault, long at)
    {
        await FillAsync(120);
        (await Log.VerifyAsync(Bound)).Fault.ShouldBe(AuditFault.None);

        await ExecuteAsync(touch);
        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.Fault.ShouldBe(fault), v => v.BrokenAt.ShouldBe(at));
        // A host that starts afterwards must not hide the manipulation.
        await new AuditLog(Database, Time, new AuditKeyFile(KeyPath)).AppendAsync(Entry("jane"), Bound);
        (await Log.VerifyAsync(Bound)).Fault.ShouldNotBe(AuditFault.None);
    }

    [Fact]
    public async Task Append_ByAHostWhoseLogWasEmptiedWithItsEnd_SaysSo()
    {
        var log = Log;
        await log.AppendAsync(Entry("jane"), Bound);
        await ExecuteAsync("DELETE FROM audit; DELETE FROM audit_head");
        await log.AppendAsync(Entry("john"), Bound);

        (await log.VerifyAsync(Bound)).Fault.ShouldNotBe(AuditFault.None);
        (await log.ReadAsync(new AuditFilter(), Bound)).Select(r => r.Entry.Action).ShouldBe(["signed in", "found the audit log changed"]);
    }

    [Fact]
    public async Task Verify_ALogRewrittenWithAllLaterHashes_IsBroken()
    {
        await FillAsync(20);
        await RewriteAsync(5);

        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.Fault.ShouldBe(AuditFault.Row), v => v.BrokenAt.ShouldBe(5));
    }

    [Fact]
    public async Task Verify_AnOlderStatePutBackWhole_IsFoundByTheWitnessAlone()
    {
        await FillAsync(20);
        var before = (await Log.HeadAsync(Bound)).ShouldNotBeNull();
        await FillAsync(20);
        var after = (await Log.HeadAsync(Bound)).ShouldNotBeNull();
        string[] witness = [before.ToLine(), after.ToLine()];
        (await Log.VerifyAsync(Bound, witness)).Fault.ShouldBe(AuditFault.None);
        (await Log.VerifyAsync(Bound, [(after with { Number = 41 }).ToLine()])).Fault.ShouldBe(AuditFault.Witness);
        (await Log.VerifyAsync(Bound, ["no line of ours"])).Fault.ShouldBe(AuditFault.Witness);

        await ExecuteAsync($"DELETE FROM audit WHERE number > 20; UPDATE audit_head SET number = 20, hash = '{before.Hash}', signature = '{before.Signature}'");

        (await Log.VerifyAsync(Bound)).Fault.ShouldBe(AuditFault.None);
        (await Log.VerifyAsync(Bound, witness)).ShouldSatisfyAllConditions(v => v.Fault.ShouldBe(AuditFault.Witness), v => v.BrokenAt.ShouldBe(21));
    }

    [Fact]
    public async Task Append_ToALogFromBeforeTheKey_MarksWhereItBeginsAndProvesWhatIsBefore()
    {
        await FillAsync(6);
        await RewriteAsync(1);
        await ExecuteAsync("DELETE FROM audit_head");
        File.Delete(KeyPath);
        var log = new AuditLog(Database, Time, new AuditKeyFile(KeyPath));
        (await log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.Fault.ShouldBe(AuditFault.None), v => v.Rows.ShouldBe(6), v => v.KeyedFrom.ShouldBeNull());

        await log.BeginAsync(Bound);
        await log.BeginAsync(Bound);
        await log.AppendAsync(Entry("jane"), Bound);

        (await log.ReadAsync(new AuditFilter { MaxRows = 2 }, Bound)).Select(r => (r.Number, r.Entry.Action)).ShouldBe([(8L, "signed in"), (7L, "began the keyed audit log")]);
        (await log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.Fault.ShouldBe(AuditFault.None), v => v.Rows.ShouldBe(8), v => v.KeyedFrom.ShouldBe(7));
        Time.Advance(TimeSpan.FromDays(1));
        await log.AppendAsync(Entry("john"), Bound);
        await RewriteAsync(3, until: 6);
        (await log.VerifyAsync(Bound)).BrokenAt.ShouldBe(7, "the key pins the rows before it");
        (await log.PruneAsync(Time.GetUtcNow(), Bound)).ShouldBe(8);
        (await log.VerifyAsync(Bound)).Fault.ShouldBe(AuditFault.None);
    }

    [Fact]
    public async Task Append_WithAnotherKey_SaysSoAndIsNoProofOfWhatIsBefore()
    {
        await FillAsync(3);
        var other = new AuditLog(Database, Time, new AuditKeyFile($"{KeyPath}-other"));
        await other.AppendAsync(Entry("jane"), Bound);

        (await other.ReadAsync(new AuditFilter { MaxRows = 2 }, Bound))[1].Entry.Action.ShouldBe("began another key of the audit log");
        (await other.VerifyAsync(Bound)).BrokenAt.ShouldBe(1);
        (await Log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.Fault.ShouldBe(AuditFault.Key), v => v.BrokenAt.ShouldBe(4));
    }

    [Fact]
    public async Task KeyFile_MadeByManyAtOnce_IsOneAndTheOwnersAlone()
    {
        var path = $"{KeyPath}-new";
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => new AuditKeyFile(path).Open().Id)));

        keys.Distinct().ShouldHaveSingleItem();
        new AuditKeyFile(path).Open().IsNew.ShouldBeTrue("it has signed nothing");
        await new AuditLog(Database, Time, new AuditKeyFile(path)).BeginAsync(Bound);
        new AuditKeyFile(path).Open().ShouldSatisfyAllConditions(k => k.IsNew.ShouldBeFalse(), k => k.Id.ShouldBe(keys[0]));
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await File.WriteAllTextAsync(path, "no key");
        Should.Throw<StorageException>(() => new AuditKeyFile(path).Open()).Message.ShouldContain(path);
    }

    private async Task FillAsync(int rows) => await Log.AppendAsync([.. Enumerable.Range(0, rows).Select(n => Entry($"person {n}"))], Bound);

    // Simulates an attacker who can write to the database and knows how unkeyed rows are hashed.
    private async Task RewriteAsync(long from, long until = long.MaxValue)
    {
        var rows = (await Log.ReadAsync(new AuditFilter { MaxRows = 1000 }, Bound)).Reverse().ToList();
        var hash = from == 1 ? "" : rows[(int)from - 2].Hash;
        foreach (var row in rows.Where(r => r.Number >= from && r.Number <= until))
        {
            var entry = row.Number == from ? row.Entry with { Actor = "somebody else" } : row.Entry;
            hash = AuditRow.HashOf(hash, row.Number, row.At, entry);
            await ExecuteAsync($"UPDATE audit SET who = '{entry.Actor}', hash = '{hash}' WHERE number = {row.Number}");
        }
    }

    private static AuditEntry Entry(string who) => new(who, "127.0.0.1", "signed in", "subject", "detail");
}

public sealed class SqliteAuditLogTests() : AuditLogTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresAuditLogTests(PostgresServer server) : AuditLogTests(new PostgresDatabases(server));
