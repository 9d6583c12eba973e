using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Dashboard.Web.Tests;

/// <summary>Lets bunit find the AngleSharp.Diffing that could be had: see bunit.props.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void AnswerLoader() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
