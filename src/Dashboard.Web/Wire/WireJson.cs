using System.Text.Json.Serialization;

namespace Dashboard.Web.Wire;

/// <summary>How the records of this folder are written as JSON, by generated code.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SnapshotFrame))]
[JsonSerializable(typeof(DeltaFrame))]
[JsonSerializable(typeof(BeatFrame))]
[JsonSerializable(typeof(AlertEventShape))]
[JsonSerializable(typeof(ListOf<ExtensionShape>))]
[JsonSerializable(typeof(ListOf<RegistrationShape>))]
[JsonSerializable(typeof(ListOf<CallShape>))]
[JsonSerializable(typeof(ListOf<AccountShape>))]
[JsonSerializable(typeof(ListOf<AlertShape>))]
[JsonSerializable(typeof(CommandsShape))]
[JsonSerializable(typeof(LatencyShape))]
internal sealed partial class WireJson : JsonSerializerContext;
