using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Serialization;
using Dashboard.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Tests.Http;

public sealed class JsonRequestReaderTests
{
    private const string Id = "\"id\":\"00000000-0000-0000-0000-000000000001\"";

    [Theory]
    [InlineData($$"""{{{Id}},"kind":"Fast","seen":7,"note":"hello"}""")]
    [InlineData($$"""{{{Id}},"KIND":"fast","Seen":7,"note":"hello"}""")]
    public async Task Read_ValidBody_ReturnsTheValueWithNamesInAnyCase(string body)
    {
        var (value, problem) = await ReadAsync(body);

        problem.ShouldBeNull();
        value.ShouldBe(new Sample { Id = new Guid("00000000-0000-0000-0000-000000000001"), Kind = SampleKind.Fast, Seen = 7, Note = "hello" });
    }

    [Fact]
    public async Task Read_BodyWithNullAndWithoutOptionalProperties_ReturnsTheValue()
    {
        (await ReadAsync($$"""{{{Id}},"kind":"Slow","seen":null,"note":null}""")).Value.ShouldNotBeNull().Seen.ShouldBeNull();
        (await ReadAsync($$"""{{{Id}},"kind":"Slow"}""")).Value.ShouldNotBeNull().Note.ShouldBeNull();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task Read_BodyOfAnotherType_IsUnsupported(string? type) =>
        (await ReadAsync("{}", type)).Problem.ShouldNotBeNull().StatusCode.ShouldBe(StatusCodes.Status415UnsupportedMediaType);

    [Theory]
    [InlineData("", null, "is not JSON")]
    [InlineData("{\n\"id\":", null, "look at line 2, byte 6")]
    [InlineData("[]", null, "must be one JSON object")]
    [InlineData("7", null, "must be one JSON object")]
    [InlineData($$"""{{{Id}},{{Id}},"kind":"Fast"}""", null, "A property may stand in it once.")]
    [InlineData($$"""{{{Id}},"kind":"Fast","sene":7}""", "sene", "There is no such property. There are: id, kind, seen, note.")]
    [InlineData("""{"kind":"Fast"}""", "id", "'id' is missing: it is a UUID.")]
    [InlineData($$"""{{{Id}}}""", "kind", "'kind' is missing: it is one of Fast, Slow.")]
    [InlineData("""{"id":7,"kind":"Fast"}""", "id", "'id' cannot be read: it is a UUID.")]
    [InlineData("""{"id":null,"kind":"Fast"}""", "id", "'id' cannot be null: it is a UUID.")]
    [InlineData($$"""{{{Id}},"kind":"Medium"}""", "kind", "'kind' is one of: Fast, Slow.")]
    [InlineData($$"""{{{Id}},"kind":0}""", "kind", "'kind' is one of: Fast, Slow.")]
    [InlineData($$"""{{{Id}},"kind":"0"}""", "kind", "'kind' is one of: Fast, Slow.")]
    [InlineData($$"""{{{Id}},"kind":"Fast","seen":"7"}""", "seen", "'seen' cannot be read: it is a whole number.")]
    [InlineData($$"""{{{Id}},"kind":"Fast","seen":1.5}""", "seen", "'seen' cannot be read: it is a whole number.")]
    [InlineData($$"""{{{Id}},"kind":"Fast","note":7}""", "note", "'note' cannot be read: it is a text.")]
    [InlineData($$"""{{{Id}},"kind":"Fast","note":"123456"}""", "note", "'note' has at most 5 characters.")]
    public async Task Read_InvalidBody_ReportsThePropertyAndWhatItAccepts(string body, string? property, string words)
    {
        var (value, problem) = await ReadAsync(body);

        value.ShouldBeNull();
        problem.ShouldNotBeNull().StatusCode.ShouldBe(StatusCodes.Status400BadRequest);
        problem.ProblemDetails.Detail.ShouldNotBeNull().ShouldContain(words);
        (problem.ProblemDetails.Extensions.TryGetValue("property", out var reported) ? reported : null).ShouldBe(property);
    }

    [Fact]
    public async Task Read_UnknownEnumValue_ListsTheAllowedOnes() =>
        (await ReadAsync($$"""{{{Id}},"kind":"Medium"}""")).Problem!.ProblemDetails.Extensions["allowed"].ShouldBe(new[] { "Fast", "Slow" });

    [Fact]
    public async Task Read_BodyNestedTooDeep_IsRefused() => (await ReadAsync(new string('[', 17) + new string(']', 17))).Problem!.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);

    private static async Task<(Sample? Value, ProblemHttpResult? Problem)> ReadAsync(string body, string? type = "application/json")
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = type;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var (value, problem) = await JsonRequestReader.ReadAsync<Sample>(context);
        return (value, (ProblemHttpResult?)problem);
    }

    private enum SampleKind
    {
        Fast,
        Slow,
    }

    private sealed record Sample
    {
        public required Guid Id { get; init; }

        [JsonConverter(typeof(JsonStringEnumConverter<SampleKind>))]
        public required SampleKind Kind { get; init; }

        public long? Seen { get; init; }

        [MaxLength(5)]
        public string? Note { get; init; }
    }
}
