namespace Dashboard.Web.Access;

/// <summary>Remembers with a request that who asks could not be looked up: that is no reason to send anybody away.</summary>
internal static class NotLooked
{
    private static readonly object Key = new();

    /// <summary>The store did not answer.</summary>
    public static void Up(HttpContext context) => context.Items[Key] = true;

    /// <summary>Whether it did not.</summary>
    public static bool IsUp(HttpContext context) => context.Items.ContainsKey(Key);
}
