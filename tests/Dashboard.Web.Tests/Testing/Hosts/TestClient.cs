using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A browser or an API client with its own cookies. It does not follow redirects.</summary>
internal sealed partial class TestClient : IDisposable
{
    /// <param name="host">The address of the host.</param>
    /// <param name="from">The local address to connect from; null for any.</param>
    /// <param name="browser">The cookies of a browser that has visited other hosts; null for a new browser.</param>
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

    /// <summary>Opens a page and submits one of its forms, as a browser does.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="form">The form's name; empty for a form without one.</param>
    /// <param name="fields">The fields.</param>
    public async Task<HttpResponseMessage> PostAsync(string page, string form, params (string Name, string Value)[] fields) =>
        await SendAsync(page, [("_handler", form), .. fields, ("__RequestVerificationToken", await TokenAsync(page))]);

    /// <summary>Posts a form to an address.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields) =>
        Http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Sends a page's antiforgery token with all further requests, as the scripts do.</summary>
    public async Task<TestClient> AsScriptOfAsync(string page)
    {
        Http.DefaultRequestHeaders.Add("RequestVerificationToken", await TokenAsync(page));
        return this;
    }

    /// <summary>Returns the antiforgery token of a page; empty when it has none.</summary>
    public async Task<string> TokenAsync(string page)
    {
        using var answer = await GetAsync(page);
        return Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)""", RegexOptions.None, 5000)]
    private static partial Regex Token();
}
