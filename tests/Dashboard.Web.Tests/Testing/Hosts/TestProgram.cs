using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>The host as <see cref="Program"/> builds it, but for the work of a password's hash.</summary>
internal static class TestProgram
{
    /// <summary>The host, ready to run.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="clock">Another clock; null for the machine's.</param>
    /// <param name="configure">What else is set up otherwise; it comes last.</param>
    public static WebApplication Build(string[] args, TimeProvider? clock = null, Action<IServiceCollection>? configure = null) => Program.Build(args, clock, services =>
    {
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        configure?.Invoke(services);
    });
}
