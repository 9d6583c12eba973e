namespace Dashboard.Web.Live.Frames;

/// <summary>A frame that is already encoded; <see cref="FrameProtocol"/> writes it.</summary>
/// <param name="Utf8">The frame, as JSON in UTF-8.</param>
internal readonly record struct Frame(ReadOnlyMemory<byte> Utf8);
