using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A span as it is sent: https://github.com/open-telemetry/opentelemetry-proto, as far as a test asks.</summary>
internal sealed record OtlpSpan(string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>The spans of an <c>ExportTraceServiceRequest</c>.</summary>
    public static IEnumerable<OtlpSpan> Read(byte[] request) =>
        Below(request, 1).SelectMany(resource => Below(resource, 2)).SelectMany(scope => Below(scope, 2)).Select(Span);

    private static OtlpSpan Span(ReadOnlyMemory<byte> span) => new(
        Text(span, 5), Id16(span, 1), Id16(span, 2), Id16(span, 4), Below(span, 9).ToDictionary(tag => Text(tag, 1), tag => Value(Below(tag, 2).Single())));

    private static string Value(ReadOnlyMemory<byte> value) =>
        Fields(value).Select(f => f.Field == 1 ? Encoding.UTF8.GetString(f.Bytes.Span) : f.Number.ToString(CultureInfo.InvariantCulture)).SingleOrDefault("");

    private static IEnumerable<ReadOnlyMemory<byte>> Below(ReadOnlyMemory<byte> message, int field) => Fields(message).Where(f => f.Field == field).Select(f => f.Bytes);

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Below(message, field).SingleOrDefault().Span);

    private static string Id16(ReadOnlyMemory<byte> message, int field) => Convert.ToHexStringLower(Below(message, field).SingleOrDefault().Span);

    private static IEnumerable<(int Field, ReadOnlyMemory<byte> Bytes, ulong Number)> Fields(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message.Span, ref at);
            var (field, kind) = ((int)(tag >> 3), (int)(tag & 7));
            var number = kind switch
            {
                1 => BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]),
                5 => BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]),
                _ => Varint(message.Span, ref at),
            };
            var length = kind switch { 0 => 0, 1 => 8, 2 => (int)number, 5 => 4, _ => throw new InvalidOperationException($"There is no wire type {kind}.") };
            yield return (field, message.Slice(at, length), number);
            at += length;
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (value, shift) = (0UL, 0);
        byte next;
        do
        {
            next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        return value;
    }
}
