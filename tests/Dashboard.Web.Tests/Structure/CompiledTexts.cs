using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Dashboard.Web.Tests.Structure;

/// <summary>Reads the compiled host for texts that stand in code and for the resources that code uses.</summary>
internal static partial class CompiledTexts
{
    private const string Builder = "Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder";

    private const string BuilderExtensions = "Microsoft.AspNetCore.Components.Web.WebRenderTreeBuilderExtensions";

    private static readonly HashSet<string> DisplayedAttributes = ["title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "alt", "label"];

    private static readonly HashSet<string> DisplayedParameters = ["Title", "Heading", "Label", "Text", "Empty", "Caption", "Placeholder", "Hint", "Message"];

    /// <summary>Literals in the markup of components: text, and attributes and parameters that are displayed.</summary>
    /// <param name="module">The compiled assembly.</param>
    /// <param name="isRead">Whether a type is read.</param>
    public static IEnumerable<string> LiteralsOfMarkup(ModuleDefinition module, Predicate<TypeDefinition> isRead) =>
        from type in module.GetTypes()
        where isRead(OutermostOf(type))
        from method in type.Methods.Where(m => m.HasBody)
        from literal in LiteralsOf(method)
        select $"{OutermostOf(type).Name}: {literal}";

    /// <summary>Literals of two or more words outside markup, in the types that format texts.</summary>
    /// <param name="module">The compiled assembly.</param>
    /// <param name="isFormatter">Whether a type formats texts.</param>
    public static IEnumerable<string> LiteralsOfCode(ModuleDefinition module, Predicate<TypeDefinition> isFormatter) =>
        from type in module.GetTypes()
        where isFormatter(OutermostOf(type))
        from method in type.Methods.Where(m => m.HasBody && !m.Body.Instructions.Any(CallsBuilder))
        from i in method.Body.Instructions
        where i.Operand is string text && Words().IsMatch(text) && !Technical().IsMatch(text) && !text.Contains("calc(", StringComparison.Ordinal) && !IsArgumentOfException(i)
        select $"{OutermostOf(type).Name}: {i.Operand}";

    /// <summary>Keys of resource classes that no code of the assembly reads.</summary>
    /// <param name="module">The compiled assembly.</param>
    public static IEnumerable<string> UnusedKeys(ModuleDefinition module)
    {
        var used = module.GetTypes().SelectMany(t => t.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions.Select(i => (Caller: t, i.Operand))))
            .Where(u => u.Operand is MethodReference m && m.DeclaringType.FullName != u.Caller.FullName)
            .Select(u => ((MethodReference)u.Operand).FullName)
            .ToHashSet(StringComparer.Ordinal);
        return from type in module.GetTypes().Where(IsResourceClass)
               from property in type.Properties.Where(p => p.Name is not ("ResourceManager" or "Culture"))
               where !type.Methods.Any(m => (m.Name == $"get_{property.Name}" || m.Name == $"Format{property.Name}") && used.Contains(m.FullName))
               select $"{type.Name}.{property.Name}";
    }

    /// <summary>Whether a type was generated from a resource file.</summary>
    /// <param name="type">The type.</param>
    public static bool IsResourceClass(TypeDefinition type) => type.Name.EndsWith("Texts", StringComparison.Ordinal) && type.Properties.Any(p => p.Name == "ResourceManager");

    private static IEnumerable<string> LiteralsOf(MethodDefinition method)
    {
        List<string> pending = [];
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is string text)
            {
                // The first may be the name of an attribute.
                pending.Add(IsPassedOn(instruction) || Words().IsMatch(text) || DisplayedAttributes.Contains(text) || DisplayedParameters.Contains(text) ? text : "");
            }
            else if (CallsBuilder(instruction))
            {
                foreach (var literal in DisplayedOf(((MethodReference)instruction.Operand).Name, pending))
                {
                    yield return literal;
                }
                pending.Clear();
            }
        }
    }

    private static IEnumerable<string> DisplayedOf(string method, List<string> literals) => method switch
    {
        "AddContent" => literals.Where(l => IsText(l) && !DisplayedAttributes.Contains(l)),
        "AddMarkupContent" => literals.SelectMany(DisplayedOfMarkup),
        "AddAttribute" when literals is [var name, ..] && DisplayedAttributes.Contains(name) => literals.Skip(1).Where(IsText),
        "AddComponentParameter" when literals is [var name, ..] && DisplayedParameters.Contains(name) => literals.Skip(1).Where(IsText),
        "AddComponentParameter" => literals.Skip(1).Where(l => IsText(l) && Words().IsMatch(l)),
        _ => [],
    };

    private static IEnumerable<string> DisplayedOfMarkup(string markup)
    {
        var text = Tags().Replace(markup, " ");
        return DisplayedAttribute().Matches(markup).Select(m => m.Groups["value"].Value).Append(text.Trim()).Where(IsText);
    }

    private static bool IsText(string literal) => Letters().IsMatch(literal) && !Technical().IsMatch(literal);

    // The literal is the argument of the builder or a part of a text that is joined for it; others are arguments of the component's own calls.
    private static bool IsPassedOn(Instruction literal)
    {
        var next = literal.Next;
        while (next is { OpCode.FlowControl: FlowControl.Branch, Operand: Instruction target })
        {
            next = target;
        }
        return next is not null && (CallsBuilder(next) || next.Operand is MethodReference { DeclaringType.FullName: "System.String", Name: "Concat" or "Format" or "Join" });
    }

    private static bool CallsBuilder(Instruction instruction) => instruction.Operand is MethodReference { DeclaringType.FullName: Builder or BuilderExtensions };

    private static bool IsArgumentOfException(Instruction instruction)
    {
        for (var next = instruction.Next; next is not null; next = next.Next)
        {
            if (next.OpCode == OpCodes.Newobj)
            {
                return ((MethodReference)next.Operand).DeclaringType.Name.EndsWith("Exception", StringComparison.Ordinal);
            }
            if (next.OpCode.FlowControl is FlowControl.Return or FlowControl.Branch or FlowControl.Cond_Branch)
            {
                return false;
            }
        }
        return false;
    }

    private static TypeDefinition OutermostOf(TypeDefinition type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    /// <summary>The product's name, a path, a configuration key, a date format or a script.</summary>
    [GeneratedRegex(@"^(?:Presence Dashboard|\(function[\s\S]*|/[\w/{}-]*|[\w{}]+(?::[\w{}]+)+|[yMdHhmsfUTC:'/. -]+)$", RegexOptions.None, 5000)]
    private static partial Regex Technical();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.None, 5000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{L}{2,}[,:;.]? \p{L}{2,}", RegexOptions.None, 5000)]
    private static partial Regex Words();

    [GeneratedRegex("<code>.*?</code>|<kbd>.*?</kbd>|<script.*?</script>|<style.*?</style>|<[^>]*>", RegexOptions.Singleline, 5000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s(?:title|aria-label|placeholder|alt|label)=\"(?<value>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex DisplayedAttribute();
}
