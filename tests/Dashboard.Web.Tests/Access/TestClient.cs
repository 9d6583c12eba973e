using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Access;

/// <summary>A browser or a program: its cookies, and what it sends. Redirects are answers, not followed.</summary>
internal sealed partial class TestClient : IDisposable
{
    /// <param name="host">To whom.</param>
    /// <param name="from">From which of this machine's addresses; null for any.</param>
    /// <param name="browser">The cookies of a browser that has visited other hosts; null for a new one.</param>
    public TestClient(Uri host, IPAddress? from = null, CookieContainer? browser = null)
    {
        Cookies = browser ?? new CookieContainer();
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        if (from is not null)
        {
            handler.ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(from.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        Http = new HttpClient(handler) { BaseAddress = host };
    }

    public CookieContainer Cookies { get; }

    public HttpClient Http { get; }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Opens a page and sends one of its forms, as a browser does.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="form">The form's name; empty for one that has none.</param>
    /// <param name="fields">What is entered.</param>
    public async Task<HttpResponseMessage> PostAsync(string page, string form, params (string Name, string Value)[] fields) =>
        await SendAsync(page, [("_handler", form), .. fields, ("__RequestVerificationToken", await TokenAsync(page))]);

    /// <summary>Sends a form to an address.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields) =>
        Http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Shows a page's word with everything that it sends from now on, as our scripts do.</summary>
    public async Task<TestClient> AsScriptOfAsync(string page)
    {
        Http.DefaultRequestHeaders.Add("RequestVerificationToken", await TokenAsync(page));
        return this;
    }

    /// <summary>The word that a page gives to its forms; empty when it has none.</summary>
    public async Task<string> TokenAsync(string page)
    {
        using var answer = await GetAsync(page);
        return Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)""", RegexOptions.None, 5000)]
    private static partial Regex Token();
}
