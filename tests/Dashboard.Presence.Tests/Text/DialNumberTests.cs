using System.Text.Json;
using Dashboard.Presence.Text;

namespace Dashboard.Presence.Tests.Text;

/// <summary>Tests the dialled form of numbers with the cases that the TypeScript tests also use.</summary>
public sealed class DialNumberTests
{
    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllText(CasesFile())).RootElement;

    public static TheoryData<string, string> Dialled => [.. Cases.GetProperty("dialled").EnumerateArray().Select(c => (c[0].GetString()!, c[1].GetString()!))];

    public static TheoryData<string> NoNumbers => [.. Cases.GetProperty("noNumbers").EnumerateArray().Select(c => c.GetString()!)];

    [Theory]
    [MemberData(nameof(Dialled))]
    public void Of_ANumberAsPeopleWriteIt_IsWhatIsDialled(string text, string number) => DialNumber.Parse(text).ShouldBe(number);

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void Of_WhatIsNoNumber_IsNull(string text) => DialNumber.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("0412 x", "The number has “x” in it, which cannot be dialled: it takes digits, +, * and #.")]
    [InlineData("1\n2", "The number has U+000A in it, which cannot be dialled: it takes digits, +, * and #.")]
    [InlineData("1\uD83D\uDE002", "The number has “\uD83D\uDE00” in it, which cannot be dialled: it takes digits, +, * and #.")]
    [InlineData("0412 +61", "The + of a number stands at its beginning.")]
    [InlineData("--", "The number has no digit in it.")]
    [InlineData("(02) 9876 5432", null)]
    public void Problem_OfAText_IsSaidInWords(string text, string? problem) => DialNumber.Problem(text).ShouldBe(problem);

    private static string CasesFile([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../../../wwwroot-assets/tests/cases/number-cases.json");
}
