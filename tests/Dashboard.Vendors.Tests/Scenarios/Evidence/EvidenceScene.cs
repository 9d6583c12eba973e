using System.Net;
using System.Text.Json.Nodes;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.TelecomX;
using Dashboard.Vendors.Tests.Testing;
using Dashboard.Vendors.VoipNow;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Scenarios.Evidence;

/// <summary>One vendor's account with consistent responses, from which pieces of evidence can be removed.</summary>
/// <param name="Vendor">The adapter.</param>
/// <param name="Keys">The account's configuration keys.</param>
/// <param name="Extensions">The extensions to which the account is limited; empty for no limit.</param>
/// <param name="Answers">The responses, by a part of their path.</param>
internal sealed record EvidenceScene(IVendor Vendor, Dictionary<string, string?> Keys, string[] Extensions, IReadOnlyDictionary<string, string> Answers)
{
    public const string Refused = "refused";

    public static IReadOnlyDictionary<string, EvidenceScene> All { get; } = new Dictionary<string, EvidenceScene>
    {
        ["Jingl"] = new(new JinglVendor(), JinglAccount.Keys(), [], new Dictionary<string, string>
        {
            ["handsetstatus"] = $"[{JinglAccount.Row("101", "Unavailable")},{JinglAccount.Row("102", "OnCall", "Inbound", 20, "555")},{JinglAccount.Row("103", "Ringing", "Inbound", 0, "556")},{JinglAccount.Row("104")}]",
        }),
        ["TelecomX"] = new(new TelecomXVendor(), TelecomXFixture.Keys(), [], new Dictionary<string, string>
        {
            ["pbx/extension"] = """{"total":5,"extensions":[{"_id":"e201","number":"201"},{"_id":"e202","number":"202"},{"_id":"e203","number":"203"},{"_id":"e204","number":"204"},{"_id":"e205","number":"205"}]}""",

            // 204 has no state name and no phone that is online; 205 has no state name, and a call.
            ["employees"] = """[{"_id":"m1","extensions":[{"_id":"e201","number":"201","state":"IDLE"}]},{"_id":"m2","extensions":[{"_id":"e202","number":"202","state":"TALKING"}]},{"_id":"m3","extensions":[{"_id":"e203","number":"203","state":"IDLE"}]},{"_id":"m4","extensions":[{"_id":"e204","number":"204"}]},{"_id":"m5","extensions":[{"_id":"e205","number":"205"}]}]""",
            ["sipphone"] = """{"total":6,"sipPhones":[{"_id":"p1","extension":"e201","status":{"online":false,"expires":600}},{"_id":"p2","extension":"e202","status":{"online":true,"expires":600}},{"_id":"p3","extension":"e203","status":{"online":true,"expires":600}},{"_id":"p4","extension":"e204","status":{"online":false,"expires":-1}},{"_id":"p5","extension":"e205","status":{"online":true,"expires":600}},{"_id":"p6","extension":"e203","status":{"online":false}}]}""",
            ["pbx/calls"] = """[{"call":"c1","handler":{"caller":{"number":"555"},"callee":{"number":"202","extension":{"_id":"e202","number":"202"}},"started":"2026-11-21T05:59:00Z","answered":"2026-11-21T05:59:10Z"}},{"call":"c2","handler":{"caller":{"number":"556"},"callee":{"number":"205","extension":{"_id":"e205","number":"205"}},"started":"2026-11-21T05:59:00Z"}}]""",
        }),
        ["Vonage"] = new(new VonageVendor(), VonageFixture.Keys([.. Macs.Select((mac, i) => ($"Vonage:Devices:{mac}", $"10{i + 1}"))]), ["101", "102", "103", "104"], new Dictionary<string, string>
        {
            ["/calls"] = $$"""{"calls":[{{VonageFixture.Call("c1", "inbound", "555", "102", "on-call", VonageFixture.Leg("a", "inbound", "555", "102", "on-call", Who("102", Macs[1])))}},{{VonageFixture.Call("c2", "inbound", "556", "999", "ringing", VonageFixture.Leg("b", "inbound", "556", "999", "ringing", Who("103", Macs[2])))}}],"page_size":100,"pages":1,"first_page_uri":"/same","next_page_uri":"/same"}""",
            ["/devices"] = $$"""{"devices":[{{VonageFixture.Device(Macs[0], TimeSpan.Zero, ",\"is_registered\":\"False\"")}},{{VonageFixture.Device(Macs[1], TimeSpan.Zero)}},{{VonageFixture.Device(Macs[2], TimeSpan.Zero)}},{{VonageFixture.Device(Macs[3], TimeSpan.Zero)}}],"page_size":100,"pages":1,"first_page_uri":"/same","next_page_uri":"/same"}""",
        }),
        ["VoipNow"] = new(new VoipNowVendor(), VoipNowFixture.Keys(), [], new Dictionary<string, string>
        {
            ["/presence"] = $$"""{"entry":[{{VoipNowFixture.Row("0003*210", 0, "-1")}},{{VoipNowFixture.Row("0003*211", 3)}},{{VoipNowFixture.Row("0003*212", 2)}},{{VoipNowFixture.Row("0003*213")}}]}""",
            ["/phoneCalls/"] = $$"""{"entry":[{{VoipNowFixture.Call("c", VoipNowFixture.View("00", "0003*211", "555", "0003*211", 8, 5, ""","onHold":"2026-11-21T05:59:30Z" """))}},{{VoipNowFixture.Call("d", VoipNowFixture.View("00", "0003*212", "556", "0003*212", 8, 3))}}]}""",
        }),
    };

    private static string[] Macs => ["79-5C-7D-28-1B-01", "79-5C-7D-28-1B-02", "79-5C-7D-28-1B-03", "79-5C-7D-28-1B-04"];

    /// <summary>Opens the account over these responses; a response of <see cref="Refused"/> is refused.</summary>
    public OpenedAccount Open(Func<string, string> answer) => new(Vendor, new ScriptedHandler(request =>
    {
        if (request.Method == HttpMethod.Post)
        {
            return ScriptedHandler.Json("""{"access_token":"t","token":"t","expires_in":86400,"expiresInMinutes":-1}""");
        }

        var name = Answers.Keys.OrderByDescending(key => key.Length).First(key => request.PathAndQuery.Contains(key, StringComparison.Ordinal));
        return answer(name) is var body && body == Refused ? ScriptedHandler.Status(HttpStatusCode.BadGateway) : ScriptedHandler.Json(body);
    }), Keys, Extensions);

    /// <summary>Returns the responses on which a state may depend, each with every removable piece.</summary>
    public IEnumerable<(string Answer, string Piece, string Body)> Losses(bool rowsOnly)
    {
        foreach (var (name, body) in Answers)
        {
            yield return (name, "the whole list", Refused);
            foreach (var piece in Pieces(JsonNode.Parse(body)!, rowsOnly, "$"))
            {
                yield return (name, piece.Path, piece.Body);
            }
        }
    }

    private static string Who(string extension, string mac) => $$""","extension":"{{extension}}","device_id":"{{mac}}" """;

    // Makes each row unreadable in turn and omits each field in turn. Properties outside the rows are not evidence.
    private static IEnumerable<(string Path, string Body)> Pieces(JsonNode root, bool rowsOnly, string path)
    {
        var fields = new List<(JsonObject Owner, string Name, string Path)>();
        var rows = new List<(JsonArray Owner, int Index, string Path)>();
        Walk(root, path, root is JsonArray ? 1 : 0);
        foreach (var (owner, index, at) in rows)
        {
            var kept = owner[index];
            owner[index] = "unreadable";
            yield return ($"{at} unreadable", root.ToJsonString());
            owner[index] = kept;
        }

        foreach (var (owner, name, at) in rowsOnly ? [] : fields)
        {
            var kept = owner[name];
            owner.Remove(name);
            yield return ($"{at} left out", root.ToJsonString());
            owner[name] = kept;
        }

        void Walk(JsonNode? node, string at, int depth)
        {
            if (node is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    if (at.Count(c => c == '[') == 0)
                    {
                        rows.Add((array, i, $"{at}[{i}]"));
                    }

                    Walk(array[i], $"{at}[{i}]", depth + 1);
                }
            }

            foreach (var (name, value) in node as JsonObject ?? [])
            {
                if (at.Contains('[', StringComparison.Ordinal))
                {
                    fields.Add(((JsonObject)node!, name, $"{at}.{name}"));
                }

                Walk(value, $"{at}.{name}", depth);
            }
        }
    }
}
