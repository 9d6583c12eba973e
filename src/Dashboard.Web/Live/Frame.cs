namespace Dashboard.Web.Live;

/// <summary>A frame that is JSON already; <see cref="FrameProtocol"/> writes it.</summary>
/// <param name="Utf8">The JSON.</param>
internal readonly record struct Frame(ReadOnlyMemory<byte> Utf8);
