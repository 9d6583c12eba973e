using System.Text.RegularExpressions;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Audit;

public sealed class AuditQueryTests(AuditQueryTests.Shared shared) : IClassFixture<AuditQueryTests.Shared>
{
    [Theory]
    [InlineData("what=made+a+token", "No row matches.", "detail 7")]
    [InlineData("what=did", "detail 7", "No row matches.")]
    [InlineData("text=DETAIL+7", "detail 7", "detail 8")]
    [InlineData("text=%25", "No row matches.", "detail 7")]
    [InlineData("from=2001-01-01&to=2001-01-02", "No row matches.", "detail 7")]
    [InlineData("from=yesterday", "A day is written yyyy-mm-dd.", "detail 7")]
    [InlineData("from=2026-02-02&to=2026-02-01", "The last day is before the first.", "detail 7")]
    [InlineData("to=9999-12-31&before=nonsense", "detail 7", "No row matches.")]
    public async Task Audit_Filtered_ShowsThoseRowsAlone(string query, string there, string absent)
    {
        var rows = Regex.Replace(await shared.Admin.ReadAsync($"/audit?{query}"), "<select.*?</select>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        rows.ShouldContain(there);
        rows.ShouldNotContain(absent);
    }

    /// <summary>Adds audit entries of the user jane.</summary>
    internal static async Task FillAsync(AdministrationHost host, int rows)
    {
        var log = host.App.Services.GetRequiredService<AuditLog>();
        for (var n = 0; n < rows; n++)
        {
            await log.AppendAsync(new AuditEntry("jane", "10.0.0.1", "did", $"subject {n}", $"detail {n}."), CancellationToken.None);
        }
    }

    /// <summary>A host with ten audit entries of the user jane, and an administrator's browser.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        private readonly AdministrationHost _host = new();

        internal TestClient Admin { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _host.InitializeAsync();
            Admin = await _host.App.AsPersonAsync(Role.Administrator, name: "Anna");
            await FillAsync(_host, 10);
        }

        public async ValueTask DisposeAsync()
        {
            Admin.Dispose();
            await _host.DisposeAsync();
        }
    }
}
