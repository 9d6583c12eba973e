using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Web.Components.Shared;

/// <summary>Renders a text with placeholders that hold markup, such as "Signed in as {name}". The translation decides the order.</summary>
public sealed partial class Sentence : ComponentBase
{
    /// <summary>The text with placeholders in braces.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>The markup of a placeholder. Its context is the placeholder's name without the braces.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<string> ChildContent { get; set; } = _ => _ => { };

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var part in Placeholder().Split(Text))
        {
            if (part is ['{', .. var name, '}'])
            {
                builder.AddContent(0, ChildContent(name));
            }
            else
            {
                builder.AddContent(1, part);
            }
        }
    }

    [GeneratedRegex(@"(?<name>\{\w+\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
