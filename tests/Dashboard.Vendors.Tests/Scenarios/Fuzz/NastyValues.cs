using System.Text;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Values that programs often fail on, written as (almost) JSON.</summary>
internal static class NastyValues
{
    private static readonly string Long = new('a', 10_000);

    /// <summary>Tokens that replace a value. Some are not valid JSON.</summary>
    public static readonly string[] Values =
    [
        "null", "true", "false", "[]", "{}", "\"\"", "\" \"", "0", "-0", "-1", "1", "2", "5", "01", "1.5", "1e3", "1e17", "1e18", "1e308", "1e999", "-1e999",
        "2147483647", "2147483648", "-2147483648", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "999999999999999999999999999999",
        "99999999999", "100000000000", "99999999999999", "253402300799", "253402300800", "99999999999999999", "100000000000000000", "315537897599",
        "\"-1\"", "\"5\"", "\"1e999\"", "\"9223372036854775807\"", "\"NaN\"", "\"Infinity\"", "NaN", "Infinity", "undefined", "'text'",
        "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"",
        "\"2015-01-01-T00:00:00Z\"", "\"2026-02-30T00:00:00Z\"", "\"1970-01-01T00:00:00Z\"", "\"2026-11-21T06:00:00+99:00\"", "\"12:30\"", "\"2026\"",
        "\"\\ud800\"", "\"\\udc00\"", "\"a\\udbff b\"", "\"\\ud83d\\ude00\"", "\"\\\\ud800\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\r\\n\"", "\"x\\r\\nX-Injected: 1\"", "\"\\u202e321\"", "\"\\ufeff101\"",
        "\"<script>alert(1)</script>\"", "\"../../..\"", "\"..\"", "\"/\"", "\"//evil.example/x\"", "\"http://evil.example/x\"", "\"http://[::1\"", "\"https://vendor.example:99999/\"", "\"?\"", "\"%\"", "\"%00\"", "\"mailto:x\"", "\"ø\"",
        "\"held\"", "\"parked\"", "\"on-call\"", "\"ringing\"", "\"OnHold\"", "\"Calling\"", "\"RINGING\"", "\"inbound\"", "\"DND\"", "\"EXTENSION\"", "\"sydney/101\"",
        $"\"{Long}\"", new string('9', 10_000), "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "[1,\"x\",null,{},[]]", "{\"\":1,\" \":2}", "{\"\\ud800\":1}", "{\"_id\":{\"_id\":1}}",
    ];

    /// <summary>Bytes that are inserted anywhere.</summary>
    public static readonly byte[][] Splices =
    [
        [0], [0x1F], [0x7F], [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xAE],
        "\\"u8.ToArray(), "\""u8.ToArray(), "\\ud800"u8.ToArray(), "\\udfff"u8.ToArray(), "null"u8.ToArray(), "{}"u8.ToArray(), "[]"u8.ToArray(), ","u8.ToArray(), "}"u8.ToArray(), "]"u8.ToArray(),
        "1e999"u8.ToArray(), "-"u8.ToArray(), "<script>"u8.ToArray(), "<!DOCTYPE html><html>"u8.ToArray(), "/*"u8.ToArray(), "\r\n"u8.ToArray(), " "u8.ToArray(),
        Encoding.UTF8.GetBytes(Long), Encoding.UTF8.GetBytes(new string('[', 10_000)), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))),
    ];

    public static readonly int[] Statuses = [100, 200, 201, 203, 204, 206, 207, 299, 301, 302, 304, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 418, 422, 429, 429, 451, 500, 501, 502, 503, 503, 504, 529, 599, 600, 999];

    public static readonly string[] MediaTypes =
        ["text/html", "application/json; charset=utf-16", "application/json; charset=nonsense", "", ";;;", "text/plain; charset=\"", "application/octet-stream", "a/b/c", "application/json;odata=x; =", "ø/ø", Long];

    public static readonly (string Name, string Value)[] Headers =
    [
        ("Date", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Date", "Mon, 01 Jan 0001 00:00:00 GMT"), ("Date", "Sat, 21 Nov 2026 05:59:30 GMT"), ("Date", "yesterday"),
        ("Age", "-1"), ("Age", "99999999999999"), ("Age", "3"), ("Location", "https://evil.example/x"), ("Location", "/login"), ("Location", "mailto:x"), ("Location", "http://[::1"),
        ("WWW-Authenticate", "Bearer error=\""), ("Content-Encoding", "gzip"), ("Content-Language", "\u0001"), ("Transfer-Encoding", "chunked"), ("Set-Cookie", Long),
    ];

    public static readonly string[] Waits =
    [
        "0", "1", "-1", "60", "2147483647", "2147483648", "99999999999999999999", "1.5", "soon", "", "NaN", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT",
        "Sat, 21 Nov 2026 06:00:30 GMT", "Saturday, 21-Nov-26 06:00:30 GMT", "2026-11-21T06:00:30Z", "Thu, 01 Jan 1970 00:00:00 GMT", "120, 60", "\u0001",
    ];
}
