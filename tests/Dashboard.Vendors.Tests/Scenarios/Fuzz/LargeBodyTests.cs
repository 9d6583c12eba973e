using System.Diagnostics;
using System.Net;
using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Tests large bodies that repeat one small element: the cost must be proportional to the size.</summary>
public sealed class LargeBodyTests(RecordedAnswers recorded, ITestOutputHelper output) : IClassFixture<RecordedAnswers>
{
    private const int Size = 2 * 1024 * 1024;

    // The buffers of a large document come from a shared pool and count when the pool is empty: 60 to 110 MiB were measured.
    private const long MaxBytes = 100L * Size;

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, (string List, string Begin, string Again, string End)> Shapes = new()
    {
        ["numbers for rows"] = (Routes.TelecomXEmployees, "[", "0,", "0]"),
        ["empty rows"] = (Routes.VoipNowCalls, "{\"entry\":[", "{},", "{}]}"),
        ["one handset of many properties"] = (Routes.JinglList, "[{\"extensionnumber\":\"1\"", ",\"b\":0", "}]"),
        ["half characters"] = (Routes.JinglList, "[{\"extensionnumber\":\"1\"},\"", "\\ud800", "\"]"),
        ["escapes"] = (Routes.JinglList, "[{\"extensionnumber\":\"1\"},\"", "\\\\", "\"]"),
        ["no UTF-8"] = (Routes.JinglList, "[{\"extensionnumber\":\"1\"},\"", "\u00ff", "\"]"),
        ["rows of half characters"] = (Routes.VonageDevices, "{\"devices\":[", "{\"mac_address\":\"a\\ud800\"},", "{}]}"),
        ["one call of many legs"] = (Routes.VonageCalls, "{\"calls\":[{\"call_id\":\"1\",\"legs\":[", "{\"from\":100},", "{}]}]}"),
        ["one call of many legs, keyed"] = (Routes.VonageCalls, "{\"calls\":[{\"call_id\":\"1\",\"leg_map\":{", "\"1\":{\"from\":100},", "\"2\":{}}}]}"),
        ["one call of many callees"] = (Routes.TelecomXCalls, "[{\"call\":\"1\",\"callees\":[", "\"100\",", "1]}]"),
        ["one call of many views"] = (Routes.VoipNowCalls, "{\"entry\":[{\"id\":\"1\",\"phoneCallView\":[", "{\"extension\":\"1\",\"status\":5},", "{}]}]}"),
        ["one employee of many extensions"] = (Routes.TelecomXEmployees, "[{\"_id\":\"1\",\"extensions\":[", "{\"number\":\"1\"},", "1]}]"),
        ["one extension of many registrations"] = (Routes.VoipNowPresence, "{\"entry\":[{\"extension\":\"1\",\"registration\":[", "{\"registration\":1},", "{}]}]}"),
        ["one phone again and again"] = (Routes.TelecomXPhones, "[", "{\"_id\":\"1\"},", "{\"_id\":\"2\"}]"),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Body_LargeAndRepetitive_IsReadOrLeftUnreadInBoundedTimeAndMemory(string name)
    {
        var (list, begin, again, end) = Shapes[name];
        var body = Encoding.Latin1.GetBytes(new StringBuilder(begin).Insert(begin.Length, again, (Size - begin.Length - end.Length) / again.Length).Append(end).ToString());
        var target = FuzzTarget.All.Single(t => t.Name == list);
        using var handler = new FuzzHandler(target, recorded);
        using var account = target.Open(recorded, handler, new(), opening: 2);
        var board = new PresenceStore(account.Time, "large");
        for (var i = 0; i < 2; i++)
        {
            handler.Begin(new MutatedAnswer(body, body, HttpStatusCode.OK, [], OncePerPoll: false));
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            try
            {
                // Two polls, so that a large observation is compared with another large one.
                board.Apply(await account.PollAsync(target.Poll));
            }
            catch (PollException e)
            {
                e.Failure.Kind.ShouldBe(PollFailureKind.BadData);
            }

            var took = Stopwatch.GetElapsedTime(started);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            output.WriteLine($"{name}: {took.TotalMilliseconds:0} ms, {allocated / 1024 / 1024} MiB, {handler.Requests} requests of {body.Length / 1024} KiB");
            took.ShouldBeLessThan(LongestPoll);
            allocated.ShouldBeLessThan(MaxBytes);
        }
    }
}
