using System.Text.Json;

namespace Dashboard.Web.Configuration;

/// <summary>
/// Checks one JSON file of the configuration before .NET reads it: .NET stops at the first file it cannot read, and of two
/// accounts with one id it silently makes one. Between files that is wanted, for secrets stand beside settings.
/// </summary>
internal static class JsonFile
{
    private static readonly JsonReaderOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Adds what is wrong with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that names it, or its own name.</param>
    /// <param name="isOptional">Whether it may be missing.</param>
    /// <param name="errors">Where to.</param>
    public static void Check(string path, string key, bool isOptional, ConfigurationErrors errors)
    {
        if (isOptional && !File.Exists(path))
        {
            return;
        }

        try
        {
            Read(File.ReadAllBytes(path), path, errors);
        }
        catch (JsonException e)
        {
            // The parser's own words may repeat what stands in the file.
            errors.Add($"{key}: {path}, line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, is not JSON: look there and in the line before for a missing or needless comma, quote or brace.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.Add($"{key}: {path} cannot be read: {Explain(e)}. It must be a JSON file that this program may read.");
        }
    }

    /// <summary>Why a file could not be read, in words.</summary>
    public static string Explain(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it is a folder, or this program's user may not read it",
        _ => "the system refuses it",
    };

    private static void Read(ReadOnlySpan<byte> text, string path, ConfigurationErrors errors)
    {
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var json = new Utf8JsonReader(text, Form);
        var seen = new Dictionary<string, (string Spelling, int Line)>(StringComparer.OrdinalIgnoreCase);
        // The paths of what is open; of an array also how many it has opened, since it tells its own apart by number.
        var open = new Stack<(string Path, int Opened)>();
        var name = "";
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case not JsonTokenType.StartObject when json.CurrentDepth == 0 && open.Count == 0:
                    errors.Add($"{path}: it must be an object, in braces.");
                    return;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    if (open.TryPeek(out var array) && array.Opened >= 0)
                    {
                        name = $"{array.Path}:{array.Opened}";
                        open.Pop();
                        open.Push((array.Path, array.Opened + 1));
                    }

                    open.Push((name, json.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var own = json.GetString()!;
                    name = open.Peek().Path is { Length: > 0 } above ? $"{above}:{own}" : own;
                    var line = 1 + text[..(int)json.TokenStartIndex].Count((byte)'\n');
                    if (!seen.TryAdd(name, (own, line)))
                    {
                        var (spelling, first) = seen[name];
                        errors.Add($"{name} stands twice in {path}: as '{spelling}' in line {first} and as '{own}' in line {line}. Keys and ids are the same in capitals and small letters: rename one, or make them one.");
                    }

                    break;
            }
        }
    }
}
