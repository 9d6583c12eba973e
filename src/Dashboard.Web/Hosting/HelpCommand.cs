using System.Text;
using Dashboard.Vendors;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;

namespace Dashboard.Web.Hosting;

/// <summary>Prints the text of <c>--help</c>, generated from the accepted keys. It does not read the configuration.</summary>
internal static class HelpCommand
{
    private const int Width = 100;

    private const string Beginning = """
        Presence Dashboard: the live board of a hosted phone system.

          dotnet run --project src/Dashboard.Web [-- --Key value …]
          Dashboard.Web [--Key value …]
          Dashboard.Web --help
          Dashboard.Web --verify-audit [--Key value …]
                             proves by its key that no row of the audit log was changed or removed, also while the host runs:
                             exit code 0, or 1

        A key may stand in any of these; what comes later wins:
          appsettings.json, appsettings.{environment}.json, appsettings.Local.json
                             { "Accounts": { "sydney": { "Vendor": "Jingl", "Username": "board@example.com" } } }
          the file that SecretsFile names, of the same form
          the environment    Accounts__sydney__Password=…
          the command line   --Accounts:sydney:Poll:Presence 00:00:05

        Keep passwords, tokens and secrets out of the command line: other users of the machine can read it.
        Without any account the demo runs: a simulator inside, four phone systems, polled over real HTTP.
        All of it is checked before anything listens. Errors go to standard error, and the exit code is 2.
        """;

    /// <summary>The complete text.</summary>
    public static string Whole
    {
        get
        {
            var text = new StringBuilder(Beginning).AppendLine();
            Section(text, "General", "", ConfigurationSchema.General);
            Section(text, "Every account", "Accounts:{id}:", ConfigurationSchema.Account);
            foreach (var vendor in VendorCatalog.All)
            {
                Section(text, $"An account whose Vendor is {vendor.Name}", "Accounts:{id}:", vendor.Keys);
            }

            Section(text, "Boards; without one there is a board of everyone", "Boards:{id}:", ConfigurationSchema.Board);
            Section(text, "What is remembered: people, displays, tokens, the audit log", "Storage:", StorageKeys.All);
            Section(text, "Who is let in", "Access:", AccessKeys.All);
            Section(text, "How many commands are taken", "Commands:", CommandKeys.All);
            Section(text, "How much one address or person may hold", "Limits:", LimitKeys.All);
            Section(text, "The demo", "Demo:", ConfigurationSchema.Demo);
            return text.ToString();
        }
    }

    /// <summary>Returns whether the command line requests help.</summary>
    public static bool IsRequested(string[] args) => args.Any(a => a is "--help" or "-h");

    private static void Section(StringBuilder text, string heading, string prefix, IEnumerable<ConfigurationKey> keys)
    {
        text.AppendLine().AppendLine(heading);
        foreach (var key in keys)
        {
            text.AppendLine($"  {prefix}{key.Name}");
            Wrapped(text, $"{key.Meaning}. Takes {key.Accepts}{(key.IsList ? ", as an array or with commas between" : "")}. "
                + (key.Default is { } normal ? $"Default: {normal}." : "Must be given."));
        }
    }

    private static void Wrapped(StringBuilder text, string words)
    {
        const string Indent = "      ";
        var line = new StringBuilder(Indent);
        foreach (var word in words.Split(' '))
        {
            if (line.Length > Indent.Length && line.Length + word.Length > Width)
            {
                text.AppendLine(line.ToString().TrimEnd());
                line.Clear().Append(Indent);
            }

            line.Append(word).Append(' ');
        }

        text.AppendLine(line.ToString().TrimEnd());
    }
}
