using System.Text.Json.Nodes;

namespace Dashboard.Simulator.Faults;

/// <summary>The faults that change the rows of a list.</summary>
internal static class RowFaults
{
    public static void Apply(JsonNode root, WireFormat wire, Fault fault)
    {
        if (RowsOf(root, wire) is not { Count: > 0 } rows)
        {
            return;
        }

        switch (fault.Kind)
        {
            case FaultKind.DuplicateRow:
                rows.Insert(0, rows[0]!.DeepClone());
                break;
            case FaultKind.BadRow:
                rows[0] = "not a row";
                break;
            case FaultKind.Nulls:
                rows[0]!.Change((name, _) => !wire.Ids.Contains(name), _ => null);
                break;
            case FaultKind.Omissions:
                rows[0]!.Remove(name => !wire.Ids.Contains(name));
                break;
            case FaultKind.HideRow:
                rows.RemoveAll(row => row?.Has((name, value) => wire.Ids.Contains(name) && value.ToString() == fault.Row) == true);
                break;
            default:
                break;
        }
    }

    private static JsonArray? RowsOf(JsonNode root, WireFormat wire) =>
        root as JsonArray ?? wire.Rows.Select(name => root[name] as JsonArray).FirstOrDefault(rows => rows is not null);
}
