using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator.Jingl;

/// <summary>The structure of Jingl's responses.</summary>
internal static class JinglFormat
{
    public static readonly WireFormat Names = new()
    {
        Endpoints = [("/api/handsetstatus/", "handset"), ("/api/handsetstatus", "handsetstatus")],
        Ids = ["extensionnumber"],
        Words = ["state", "calldirection"],
        Page = "afterid",
        IsCommand = r => HttpMethods.IsPut(r.Method),
        AcceptWithoutDoing = _ => Results.Ok(),
    };
}
