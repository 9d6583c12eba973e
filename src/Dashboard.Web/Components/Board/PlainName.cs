namespace Dashboard.Web.Components.Board;

/// <summary>
/// A name as it is sorted: in small letters without their marks, so that Émile stands with Emil. By a table of its own, the
/// script's too: what a machine knows of languages differs from one to the next, and the order must not.
/// </summary>
public static class PlainName
{
    private static readonly Dictionary<char, char> Plain = new[]
    {
        "aàáâãäåāăą", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł", "nñńņň", "oòóôõöøōŏő", "rŕŗř", "sśŝşšș",
        "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    }.SelectMany(letters => letters[1..].Select(marked => (marked, letters[0]))).ToDictionary();

    /// <summary>The name as it is sorted.</summary>
    /// <param name="name">The name.</param>
    public static string Of(string name) => string.Concat(name.ToLowerInvariant().Select(c => Plain.GetValueOrDefault(c, c)));
}
