using System.Net;
using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Tests that a list with a new row on every page ends at the adapter's limits of rows and bytes.</summary>
public sealed class EndlessListTests(RecordedAnswers recorded) : IClassFixture<RecordedAnswers>
{
    private const long MostBytes = 65L * 1024 * 1024;
    private const int MostRequests = 210;

    private static readonly Dictionary<string, (string Begin, string Row)> Shapes = new()
    {
        [Routes.JinglList] = ("[", """{"extensionnumber":"#","state":"Idle"@}"""),
        [Routes.TelecomXEmployees] = ("""{"total":9999999,"employees":[""", """{"_id":"#","extensions":[{"_id":"x#","number":"#","state":"IDLE"}]@}"""),
        [Routes.TelecomXExtensions] = ("""{"total":9999999,"extensions":[""", """{"_id":"#","number":"#"@}"""),
        [Routes.TelecomXPhones] = ("""{"total":9999999,"sipPhones":[""", """{"_id":"#","status":{"online":true}@}"""),
        [Routes.TelecomXCalls] = ("""{"total":9999999,"calls":[""", """{"call":"#","handler":{"caller":"100"}@}"""),
        [Routes.VonageCalls] = ("""{"next_page_uri":"/page/#","pages":9999999,"calls":[""", """{"call_id":"#","from":100@}"""),
        [Routes.VonageDevices] = ("""{"next_page_uri":"/page/#","pages":9999999,"devices":[""", """{"mac_address":"#"@}"""),
        [Routes.VoipNowPresence] = ("""{"entry":[""", """{"extension":"#","status":1@}"""),
        [Routes.VoipNowCalls] = ("""{"entry":[""", """{"id":"#"@}"""),
    };

    public static TheoryData<string, int, int> Lists
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var name in Shapes.Keys)
            {
                data.Add(name, 1_000, 0);
                data.Add(name, 200, 5_000);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_WithoutEnd_EndsWithinRowsAndBytes(string name, int rowsPerPage, int padding)
    {
        var target = FuzzTarget.All.Single(t => t.Name == name);
        using var handler = new Endless(name, recorded, rowsPerPage, padding);
        using var account = target.Open(recorded, handler, new(), opening: 2);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var poll = account.Source.PollAsync(account.Source.Endpoints.Single(e => e.Name == target.Poll), CancellationToken.None);
        poll.IsCompleted.ShouldBeTrue();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated - handler.Allocated;

        handler.Bytes.ShouldBeLessThan(MostBytes);
        handler.Requests.ShouldBeLessThan(MostRequests);
        allocated.ShouldBeLessThan(2 * FuzzScore.MostBytes(handler.Requests, handler.Bytes));
        try
        {
            // A list that ends at the page limit is not complete.
            var seen = await poll;
            new[] { seen.Extensions?.Complete, seen.Registrations?.Complete, seen.Calls?.Complete }.ShouldNotContain(true);
        }
        catch (PollException e)
        {
            e.Failure.Kind.ShouldBe(PollFailureKind.BadData);
            e.Failure.Message.ShouldContain("more than");
        }
    }

    private sealed class Endless(string name, RecordedAnswers recorded, int rowsPerPage, int padding) : HttpMessageHandler
    {
        private readonly (string Begin, string Row) _shape = Shapes[name];
        private readonly string _padding = padding == 0 ? "" : $",\"x\":\"{new string('x', padding)}\"";
        private int _rows;

        public int Requests { get; private set; }

        public long Bytes { get; private set; }

        /// <summary>The bytes allocated for creating the pages, to be subtracted from those of the adapter.</summary>
        public long Allocated { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = Routes.Of(request.RequestUri!) ?? name;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var body = asked == name ? Page() : recorded.Of(asked)[0];
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            Requests++;
            Bytes += body.Length;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
        }

        private byte[] Page()
        {
            var page = new StringBuilder(_shape.Begin.Replace("#", $"{_rows}", StringComparison.Ordinal));
            for (var i = 0; i < rowsPerPage; i++)
            {
                page.Append(i == 0 ? "" : ",").Append(_shape.Row.Replace("#", $"{1_000_000 + _rows++}", StringComparison.Ordinal).Replace("@", _padding, StringComparison.Ordinal));
            }

            return Encoding.UTF8.GetBytes(page.Append(_shape.Begin.StartsWith('[') ? "]" : "]}").ToString());
        }
    }
}
