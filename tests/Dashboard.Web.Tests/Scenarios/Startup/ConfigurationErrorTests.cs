using Dashboard.Vendors;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Scenarios.Startup;

/// <summary>Tests that every error begins with its full key, describes the accepted values, and does not repeat a value that may be a secret.</summary>
public sealed class ConfigurationErrorTests
{
    private const string Secret = "hunter2-secret";

    [Theory]
    [InlineData("Accounts:sydney:Vendor", "Acme", "Accounts:sydney:Vendor is 'Acme'", "Jingl, TelecomX, Vonage, VoipNow")]
    [InlineData("Accounts:sydney:Vendor", "", "Accounts:sydney:Vendor is missing", "Jingl, TelecomX, Vonage, VoipNow")]
    [InlineData("Accounts:sydney:Username", "", "Accounts:sydney:Username is missing", "user@domain")]
    [InlineData("Accounts:sydney:Password", "", "Accounts:sydney:Password is missing", "password")]
    [InlineData("Accounts:sydney:BaseAddress", "http://jingl.example", "Accounts:sydney:BaseAddress must begin with", "https://")]
    [InlineData("Accounts:sydney:Poll:Presence", "00:00:00.999", "Accounts:sydney:Poll:Presence must be", "from 00:00:01 to 1.00:00:00")]
    [InlineData("Accounts:sydney:Poll:Registrations", "1", "Accounts:sydney:Poll:Registrations must be", "hours:minutes:seconds")]
    [InlineData("Accounts:sydney:Poll:Calls", Secret, "Accounts:sydney:Poll:Calls must be", "from 00:00:01 to 1.00:00:00")]
    [InlineData("Accounts:sydney:Poll:UnknownAfter", "00:00:09", "Accounts:sydney:Poll:UnknownAfter must be", "from 00:00:10")]
    [InlineData("Accounts:sydney:Poll:ForgetAfter", "00:00:09", "Accounts:sydney:Poll:ForgetAfter must be", "from 00:00:10")]
    [InlineData("Accounts:sydney:Poll:RequestsPerMinute", "0", "Accounts:sydney:Poll:RequestsPerMinute must be", "from 1 to 60000")]
    [InlineData("Accounts:sydney:Region", "Australia", "Accounts:sydney:Region is 'Australia'; it must be", "ISO 3166")]
    [InlineData("Accounts:sydney:Region", "XX", "Accounts:sydney:Region is 'XX'; it must be", "such as AU")]
    [InlineData("Accounts:sydney:Directory", "nowhere.csv", "Accounts:sydney:Directory 'nowhere.csv' cannot be read", "number,name,team,mac")]
    [InlineData("Accounts:sydney:Passwrod", Secret, "Accounts:sydney:Passwrod is not a key that is known", "Username, Password")]
    [InlineData("Accounts:sydney:Token", Secret, "Accounts:sydney:Token is not a key that is known", "Username, Password")]
    [InlineData("Accounts:sydney:Poll:Presense", "00:00:02", "Accounts:sydney:Poll:Presense is not a key that is known", "Presence, Registrations, Calls, RequestsPerMinute, UnknownAfter, CommandsPerMinute")]
    [InlineData("Accounts:sydney:Poll", Secret, "Accounts:sydney:Poll is a section", "Presence, Registrations")]
    [InlineData("Accounts:sydney:Password:0", Secret, "Accounts:sydney:Password takes one value", "one value")]
    [InlineData("Accounts:sydney:Extensions", "1\u00A001", "Accounts:sydney:Extensions has '1\u00A001' with U+00A0 in it", "digits")]
    [InlineData("Boards:sales:Extensions", "100\u2013199", "Boards:sales:Extensions has '100\u2013199' with U+2013 in it", "digits")]
    [InlineData("Accounts:syd ney:Vendor", "Jingl", "Accounts:syd ney: an id is made of", "letters, digits, '-' and '_'")]
    [InlineData("Boards:sales:Title:de", "Verkauf", "Boards:sales:Title takes one value", "one value")]
    [InlineData("Boards:sales:Theme", "pink", "Boards:sales:Theme is 'pink'", "Dark, Light, Contrast")]
    [InlineData("Boards:sales:DimPercent", "5", "Boards:sales:DimPercent must be a whole number", "from 10 to 90")]
    [InlineData("Boards:sales:Palette", "pastel", "Boards:sales:Palette is 'pastel'", "Classic, Calm")]
    [InlineData("Boards:sales:DimTo", "5", "Boards:sales:DimTo must be a whole number", "from 10 to 90")]
    [InlineData("Boards:sales:Dim", "at night", "Boards:sales:Dim names 'at night'", "22:00-07:00")]
    [InlineData("Boards:sales:Team", "Sales", "Boards:sales:Team is not a key that is known", "Title, Accounts, Teams, Extensions, Theme")]
    [InlineData("Boards:sales:Panels", "calls,figurs", "Boards:sales:Panels names 'figurs'", "figures, calls, registrations, none")]
    [InlineData("Boards:sales:Order", "2", "Boards:sales:Order is '2'", "Number, Name, State")]
    [InlineData("Boards:sales:GroupByTeam", "yes", "Boards:sales:GroupByTeam is 'yes'", "true, false")]
    [InlineData("Boards:sales:Accounts", "perth", "Boards:sales:Accounts names 'perth'", "there is sydney")]
    [InlineData("Boards:sales:Extensions", "200-100", "Boards:sales:Extensions names '200-100', which is no range", "100-199")]
    [InlineData("Boards:sales:Extensions", "100-", "Boards:sales:Extensions names '100-', which is no range", "100-199")]
    [InlineData("Boards:sales:Extensions", "perth/101", "Boards:sales:Extensions names 'perth/101', whose account is not configured", "there is sydney")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT must be", "http or https")]
    [InlineData("Demo:Seed", "x", "Demo:Seed must be", "a whole number")]
    [InlineData("Demo:Extensions", "5001", "Demo:Extensions must be", "from 1 to 5000")]
    [InlineData("Demo:Speed", "0", "Demo:Speed must be", "above 0")]
    [InlineData("Demo:Speed", "NaN", "Demo:Speed must be", "above 0")]
    [InlineData("Demo:Traffic", "no", "Demo:Traffic must be", "true or false")]
    [InlineData("Demo:Poll:Presence", "fast", "Demo:Poll:Presence must be", "from 00:00:01")]
    [InlineData("Demo:Sped", "2", "Demo:Sped is not a key that is known", "Seed, Extensions, Speed, Traffic, Poll")]
    [InlineData("urls", "http://0.0.0.0:5080", "urls has http://0.0.0.0:5080: passwords and calls would cross", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://*:5080", "urls holds what is no address", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://me:hunter2-secret@127.0.0.1:5080", "urls holds what is no address", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://127.0.0.1:5080/board", "urls has http://127.0.0.1:5080: a path is not taken", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://localhost:0", "urls has http://localhost:0: a free port", "http://127.0.0.1:0")]
    [InlineData("Kestrel:Endpoints:Open:Url", "http://0.0.0.0:80", "Kestrel:Endpoints is not taken", "urls")]
    [InlineData("Access:Proxy:Header", "X-Remote-User", "Access:Proxy:Header is set, but Access:TrustedProxies is not", "anybody could send")]
    [InlineData("Access:Proxy:Header", "Cookie", "Access:Proxy:Header must be", "X-Remote-User")]
    [InlineData("Access:Proxy:Header", "a b", "Access:Proxy:Header must be", "X-Remote-User")]
    [InlineData("Access:Proxy:Heder", "X-Remote-User", "Access:Proxy:Heder is not a key that is known", "Header")]
    [InlineData("Access:KeyCertificate:Path", "nowhere.pfx", "Access:KeyCertificate:Path: ", "is not there")]
    [InlineData("AllowedHosts", "https://board.example.com", "AllowedHosts has 'https://board.example.com'", "without a port")]
    [InlineData("Limits:Connections", "0", "Limits:Connections is '0'", "from 1 to")]
    [InlineData("Limits:Conections", "100", "Limits:Conections is not a key that is known", "ConnectionsPerAddress")]
    [InlineData("Access:AutoProvisionRole", "1", "Access:AutoProvisionRole is '1'", "None, Viewer, Supervisor, Administrator")]
    [InlineData("Access:NewPeople", "1", "Access:NewPeople is '1'", "None, Viewer, Supervisor, Administrator")]
    [InlineData("Access:OAuth:ClientId", "board", "Access:OAuth:ClientSecret is missing", "ClientId, ClientSecret")]
    [InlineData("Access:OAuth:TokenEndpoint", "http://login.example/hunter2-secret", "Access:OAuth:TokenEndpoint must be", "an https address, or http on loopback")]
    [InlineData("Access:OAuth:TokenEndpoint", "https://me:hunter2-secret@login.example", "Access:OAuth:TokenEndpoint must be", "an https address")]
    [InlineData("Access:OAuth:ClientSecrt", Secret, "Access:OAuth:ClientSecrt is not a key that is known", "ClientSecret")]
    public void Check_OneInvalidValue_IsReportedWithItsKeyAndTheAcceptedValues(string key, string value, string begins, string accepted)
    {
        var line = Errors((key, value)).First(e => e.StartsWith(begins, StringComparison.Ordinal));

        line.ShouldContain(accepted);
        line.ShouldNotContain(Secret);
    }

    [Fact]
    public void Check_KeyInBothSpellings_NamesTheOneToRemove() =>
        Errors(("Boards:sales:DimTo", "20"), ("Boards:sales:DimPercent", "30")).ShouldHaveSingleItem().ShouldContain("both are set; remove Boards:sales:DimTo");

    [Theory]
    [InlineData("DimTo")]
    [InlineData("DimPercent")]
    public void Check_EitherSpelling_IsAccepted(string key) => Errors(($"Boards:sales:{key}", "20")).ShouldBeEmpty();

    [Fact]
    public void Check_NothingWrong_IsSilent() => Errors().ShouldBeEmpty();

    [Fact]
    public void Check_UnknownVendor_StillFindsMisspeltKeysAndKeepsThoseOfAnyVendor()
    {
        var errors = Errors(("Accounts:sydney:Vendor", "Acme"), ("Accounts:sydney:ClientSecret", Secret), ("Accounts:sydney:ClientSecrt", Secret));

        errors.Count.ShouldBe(2);
        errors.ShouldContain(e => e.StartsWith("Accounts:sydney:ClientSecrt is not", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_EveryKeyThatIsDeclared_IsAccepted()
    {
        foreach (var vendor in VendorCatalog.All)
        {
            var keys = ConfigurationSchema.AccountOf(vendor).Select(k => ($"Accounts:x:{k.Name.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}", "v"));
            Errors([.. keys, ("Accounts:x:Vendor", vendor.Name)]).ShouldNotContain(e => e.Contains("is not a key", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Check_PortThatIsTaken_SaysSo()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var errors = new ConfigurationErrors();

        AddressKeys.CheckFree([$"http://127.0.0.1:{((System.Net.IPEndPoint)other.LocalEndpoint).Port}", "http://127.0.0.1:0"], errors);

        errors.Lines.ShouldHaveSingleItem().ShouldContain("another program listens there");
    }

    private static IReadOnlyList<string> Errors(params (string Key, string Value)[] more)
    {
        var keys = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Accounts:sydney:Vendor"] = "Jingl",
            ["Accounts:sydney:Username"] = "a@b",
            ["Accounts:sydney:Password"] = Secret,
            ["Accounts:sydney:Extensions:0"] = "101",
            ["Boards:sales:Title"] = "Sales",
        };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
        var errors = new ConfigurationErrors();
        AddressKeys.Read(configuration, isDemo: false, errors);
        DemoKeys.Check(configuration, errors);
        TelemetryKeys.Check(configuration, errors);
        new ConfigurationReader(configuration, ".").Read(isDemo: false, errors);
        return errors.Lines;
    }
}
