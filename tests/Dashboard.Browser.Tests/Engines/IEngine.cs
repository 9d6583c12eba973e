namespace Dashboard.Browser.Tests.Engines;

/// <summary>A browser with one page, other than the Chromium of most tests.</summary>
public interface IEngine : IAsyncDisposable
{
    /// <summary>Starts the browser with a window of 1920×1080.</summary>
    Task StartAsync();

    /// <summary>Opens an address, and returns once the page is loaded.</summary>
    /// <param name="address">The address.</param>
    Task OpenAsync(string address);

    /// <summary>Evaluates an expression in the page and returns its value, which must be a string.</summary>
    /// <param name="expression">The expression.</param>
    Task<string> EvaluateAsync(string expression);
}
