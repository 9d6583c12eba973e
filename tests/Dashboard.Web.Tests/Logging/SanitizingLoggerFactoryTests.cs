using Dashboard.Web.Logging;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Logging;

/// <summary>Tests that every logged text reaches a provider sanitized.</summary>
public sealed partial class SanitizingLoggerFactoryTests : IDisposable
{
    private const string Hostile = "\u001b[2Jjane\r\nfail: forged \u202e";
    private const string Clean = "\\u001B[2Jjane\\r\\nfail: forged \\u202E";
    private readonly CapturedLog _log = new();
    private readonly SanitizingLoggerFactory _loggers;
    private readonly ILogger _logger;

    public SanitizingLoggerFactoryTests()
    {
        _loggers = new SanitizingLoggerFactory(LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace)));
        _loggers.AddProvider(_log);
        _logger = _loggers.CreateLogger("a category");
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Value_OfAGeneratedMessage_IsCleanInItsTextAndItsFields()
    {
        LogRefused(_logger, Hostile, 3);

        _log.Text.ShouldBe($"Warning a category: Refused {Clean} 3 times [Name={Clean} Count=3 {{OriginalFormat}}=Refused {{Name}} {{Count}} times] ");
    }

    [Fact]
    public void Message_MadeByTheCaller_IsClean()
    {
        _logger.Log(LogLevel.Error, default, Hostile, null, static (text, _) => $"said {text}");

        _log.Text.ShouldBe($"Error a category: said {Clean} [] ");
    }

    [Fact]
    public void Values_ThatAreNoTexts_AreCleanOrAsTheyWere()
    {
        LogAll(_logger, new Uri("http://host/%1b"), [Hostile, "b"], TimeSpan.FromSeconds(2));

        _log.Text.ShouldContain($"Many={Clean}, b");
        _log.Text.ShouldContain("Took=00:00:02");
        ShouldBeOneLine();
    }

    [Fact]
    public void Exception_WithAHostileMessage_IsCleanAndKeepsItsTrace()
    {
        try
        {
            throw new InvalidOperationException(Hostile, new FormatException("answer was <html>\n   at Forged.Frame()\n\u001b]0;title\a"));
        }
        catch (InvalidOperationException e)
        {
            LogFault(_logger, e);
        }

        var lines = _log.Text.Split('\n');
        lines[0].ShouldContain($"System.InvalidOperationException: {Clean.Replace("\\r\\n", "\\n", StringComparison.Ordinal)}");
        lines[1].ShouldContain("---> System.FormatException: answer was <html>\\n   at Forged.Frame()\\n\\u001B]0;title\\u0007");
        lines.ShouldContain(line => line.StartsWith($"   at {typeof(SanitizingLoggerFactoryTests).FullName}", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Trim() == "at Forged.Frame()");
        _log.Text.ShouldNotContain('\u001b');
    }

    [Fact]
    public void Exception_WithACleanMessage_IsTheOneThatWasThrown()
    {
        var fault = new InvalidOperationException("the answer");

        SanitizedException.Create(fault).ShouldBeSameAs(fault);
        SanitizedException.Create(null).ShouldBeNull();
    }

    private void ShouldBeOneLine()
    {
        _log.Text.ShouldNotContain('\n');
        _log.Text.ShouldNotContain('\u001b');
    }

    [LoggerMessage(LogLevel.Warning, "Refused {Name} {Count} times")]
    private static partial void LogRefused(ILogger logger, string name, int count);

    [LoggerMessage(LogLevel.Information, "Asked {Address}, had {Many} after {Took}")]
    private static partial void LogAll(ILogger logger, Uri address, IReadOnlyList<string> many, TimeSpan took);

    [LoggerMessage(LogLevel.Error, "It failed")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
