namespace Dashboard.Web.Configuration;

/// <summary>Finds values of keys that were renamed. The earlier spelling stays valid.</summary>
internal static class FormerSpelling
{
    /// <summary>Returns the spelling that the section uses; the current one when neither is set. Adds an error when both are set.</summary>
    public static string Find(IConfigurationSection section, string name, string former, ConfigurationErrors errors)
    {
        if (section[former] is null)
        {
            return name;
        }

        if (section[name] is not null)
        {
            errors.Add($"{section.Path}:{former} is the earlier spelling of {section.Path}:{name}, and both are set; remove {section.Path}:{former}.");
        }

        return former;
    }
}
