namespace Dashboard.Storage.Audit;

/// <summary>Verifies the whole audit log. The host may write to it meanwhile.</summary>
/// <param name="database">The database with the log.</param>
/// <param name="key">The key; null when there is none.</param>
/// <param name="witness">The lines of a witness file.</param>
internal sealed class AuditVerifier(Database database, AuditKey? key, IEnumerable<string> witness)
{
    private const int PageSize = 1000;
    private const int Tries = 3;

    private readonly List<AuditHead?> _witness = [.. witness.Where(l => l.Length > 0).Select(AuditHead.FromLine)];

    public async Task<AuditVerificationResult> RunAsync(CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            var (start, head) = await EndsAsync(cancellationToken);
            var verdict = await ProveAsync(start, head, cancellationToken);
            // Rows may have been pruned during the verification; a fault is then checked again.
            if (verdict.Fault == AuditFault.None || left == 1 || (await EndsAsync(cancellationToken)).Start == start)
            {
                return verdict;
            }
        }
    }

    private Task<(AuditStartRow? Start, AuditHead? Head)> EndsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<AuditStartRow>("SELECT number, hash FROM audit_start"), await AuditAppender.HeadAsync(work)), cancellationToken);

    private async Task<AuditVerificationResult> ProveAsync(AuditStartRow? start, AuditHead? head, CancellationToken cancellationToken)
    {
        var (number, hash) = (start?.Number ?? 0, start?.Hash ?? AuditRow.NoHash);
        var seen = Seen(out var isWitnessChanged);
        switch (head)
        {
            case null when key is { IsNew: false }:
                return Broken(AuditFault.Head, number + 1);
            case not null when key?.Id != head.KeyId:
                return Broken(AuditFault.Key, head.KeyedFrom);
            case not null when !head.IsSignedBy(key!):
                return Broken(AuditFault.Head, number + 1);
        }

        var isStartProven = start is null;
        var isEnd = false;
        while (!isEnd)
        {
            var known = number;
            var page = await database.ReadAsync(
                work => work.ListAsync<AuditTableRow>($"SELECT {AuditLog.Columns} FROM audit WHERE number > @known ORDER BY number LIMIT {PageSize}", new { known }), cancellationToken);
            isEnd = page.Count < PageSize;
            foreach (var row in page.Select(r => r.ToRow()))
            {
                var isKeyed = head is not null && row.Number >= head.KeyedFrom;
                if (row.Number != number + 1 || row.Hash != HashOf(hash, row, isKeyed) || (row.Number == head?.Number && row.Hash != head.Hash))
                {
                    return Broken(AuditFault.Row, row.Number);
                }

                if (isKeyed && (AuditMarkers.IsKeyLost(row.Entry) || AuditMarkers.IsOtherKey(row.Entry)))
                {
                    return Broken(AuditMarkers.IsKeyLost(row.Entry) ? AuditFault.Head : AuditFault.Key, row.Number);
                }

                if (seen.TryGetValue(row.Number, out var witnessed) && witnessed != row.Hash)
                {
                    return Broken(AuditFault.Witness, row.Number);
                }

                isStartProven = isStartProven || AuditMarkers.ProvesStart(row.Entry, start!.Hash);
                (number, hash) = (row.Number, row.Hash);
            }
        }

        return number < head?.Number ? Broken(AuditFault.End, number + 1)
            : !isStartProven ? Broken(AuditFault.Start, start!.Number + 1)
            : isWitnessChanged || seen.Keys.Any(n => n > number) ? Broken(AuditFault.Witness, number + 1)
            : new AuditVerificationResult(number, hash, AuditFault.None, null, head?.KeyedFrom);

        AuditVerificationResult Broken(AuditFault fault, long at) => new(number, hash, fault, at, head?.KeyedFrom);
    }

    private string HashOf(string before, AuditRow row, bool isKeyed) =>
        isKeyed ? AuditRow.HashOf(key!, before, row.Number, row.At, row.Entry) : AuditRow.HashOf(before, row.Number, row.At, row.Entry);

    // Lines signed with an earlier key cannot be verified and are ignored.
    private Dictionary<long, string> Seen(out bool isChanged)
    {
        isChanged = _witness.Any(w => w is null || (w.KeyId == key?.Id && !w.IsSignedBy(key)));
        return _witness.OfType<AuditHead>().Where(w => key is not null && w.IsSignedBy(key)).DistinctBy(w => (w.Number, w.Hash)).GroupBy(w => w.Number)
            .ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First().Hash : "");
    }
}
