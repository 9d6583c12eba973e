namespace Dashboard.Web.Configuration;

/// <summary>Checks the JSON files of the configuration before they are loaded.</summary>
internal static class ConfigurationFiles
{
    /// <summary>The optional local file beside appsettings.json, which git ignores.</summary>
    public const string Local = "appsettings.Local.json";

    /// <summary>Checks each file.</summary>
    /// <exception cref="ConfigurationException">A file is invalid. Other errors are reported only once all files can be read.</exception>
    public static void Check(string[] args)
    {
        var errors = new ConfigurationErrors();
        CheckCommandLine(args, errors);
        errors.ThrowIfAny();

        // Determines the content root and environment as HostApplicationBuilder does.
        var host = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddCommandLine(args).Build();
        var root = Path.GetFullPath(host["contentRoot"] is { Length: > 0 } given ? Path.Combine(AppContext.BaseDirectory, given) : Directory.GetCurrentDirectory());
        if (!Directory.Exists(root))
        {
            errors.Add($"contentRoot: there is no folder {root}.");
            errors.ThrowIfAny();
        }

        string[] names = ["appsettings.json", $"appsettings.{host["environment"] ?? Environments.Production}.json", Local];
        foreach (var name in names)
        {
            JsonFile.Check(Path.Combine(root, name), name, isOptional: true, errors);
        }

        errors.ThrowIfAny();
        var files = names.Aggregate(new ConfigurationBuilder().SetBasePath(root), (all, name) => (ConfigurationBuilder)all.AddJsonFile(name, optional: true));
        if (files.AddEnvironmentVariables().AddCommandLine(args).Build()["SecretsFile"] is { Length: > 0 } secrets)
        {
            JsonFile.Check(Path.Combine(root, secrets), "SecretsFile", isOptional: false, errors);
        }

        errors.ThrowIfAny();
    }

    // .NET would report the whole argument, including its value, which may be secret.
    private static void CheckCommandLine(string[] args, ConfigurationErrors errors)
    {
        foreach (var arg in args.Where(a => a.StartsWith('-') && !a.StartsWith("--", StringComparison.Ordinal) && a.Contains('=')))
        {
            errors.Add($"{arg[..arg.IndexOf('=')]} is not known: a key of the configuration is given as --Key value or --Key=value; --help lists them.");
        }
    }
}
