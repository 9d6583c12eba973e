using System.Globalization;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Validates <c>Demo</c> before the simulator starts.</summary>
internal static class DemoKeys
{
    private const int MaxExtensions = 5000;
    private const double MaxSpeed = 1000;

    /// <summary>Accepted numbers of extensions.</summary>
    public static string Sizes => $"a whole number from 1 to {MaxExtensions}";

    /// <summary>Accepted speeds.</summary>
    public static string Speeds => $"a number above 0, at most {MaxSpeed}";

    public static void Check(IConfiguration configuration, ConfigurationErrors errors)
    {
        var demo = configuration.GetSection("Demo");
        UnknownKeyValidator.Check(demo, ConfigurationSchema.Demo, errors);
        PollReader.Read(demo, errors);
        Expect("Seed", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), "a whole number");
        Expect("Extensions", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MaxExtensions, Sizes);
        Expect("Speed", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= MaxSpeed, Speeds);
        Expect("Traffic", text => bool.TryParse(text, out _), "true or false");

        void Expect(string key, Predicate<string> isRight, string accepted)
        {
            if (demo[key] is { } text && !isRight(text))
            {
                errors.Add($"{demo.Path}:{key} must be {accepted}.");
            }
        }
    }
}
