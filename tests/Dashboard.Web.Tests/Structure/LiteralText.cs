using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Web.Tests.Structure;

/// <summary>A component with literals in its markup.</summary>
internal sealed class LiteralText : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<p>Free phones</p>");
        builder.OpenElement(1, "button");
        builder.AddAttribute(2, "title", "Close");
        builder.AddAttribute(3, "class", "primary");
        builder.AddContent(4, TimeProvider.System.GetUtcNow().ToString("HH:mm", CultureInfo.InvariantCulture));
        builder.CloseElement();
    }
}
