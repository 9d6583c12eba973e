namespace Dashboard.Web.Text;

/// <summary>The small words beside the large figures. The script says the same; one file of cases tests both.</summary>
public static class SummaryFormatter
{
    /// <summary>max ring 0:20, max hold 0:20: the longest time in the state, not that of the call; empty when there is none.</summary>
    /// <param name="what">What lasts: ring or hold.</param>
    /// <param name="time">How long; null for none.</param>
    public static string FormatLongest(string what, TimeSpan? time) => time is { } longest ? $"max {what} {TimeFormatter.Duration(longest)}" : "";

    /// <summary>37 phones</summary>
    /// <param name="count">How many.</param>
    public static string Phones(int count) => $"{count} {(count == 1 ? "phone" : "phones")}";

    /// <summary>of 200</summary>
    /// <param name="all">How many there are.</param>
    public static string Format(int all) => $"of {all}";

    /// <summary>2 overdue, or when the others end.</summary>
    /// <param name="overdue">How many should have been renewed.</param>
    public static string Due(int overdue) => overdue == 0 ? "due in 5 min" : $"{overdue} overdue";
}
