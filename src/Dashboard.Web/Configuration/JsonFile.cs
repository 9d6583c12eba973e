using System.Text.Json;

namespace Dashboard.Web.Configuration;

/// <summary>
/// Checks one JSON configuration file before .NET loads it. .NET stops at the first unreadable file, and silently merges two accounts with the same id. Merging
/// is wanted between files only, so that secrets may be in a separate file.
/// </summary>
internal static class JsonFile
{
    private static readonly JsonReaderOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Adds the errors of a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="key">The configuration key that names the file, or the file's own name.</param>
    /// <param name="isOptional">Whether the file may be missing.</param>
    /// <param name="errors">The list that receives the errors.</param>
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
            // The parser's message may contain values from the file.
            errors.Add($"{key}: {path}, line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, is not JSON: look there and in the line before for a missing or needless comma, quote or brace.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.Add($"{key}: {path} cannot be read: {Explain(e)}. It must be a JSON file that this program may read.");
        }
    }

    /// <summary>Returns the reason why a file could not be read.</summary>
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
        // The paths of the open objects and arrays. An array also counts its elements, because they are identified by index.
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
