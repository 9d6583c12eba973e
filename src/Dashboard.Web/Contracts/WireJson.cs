using System.Text.Json.Serialization;

namespace Dashboard.Web.Contracts;

/// <summary>Configures how the records of this folder are serialized as JSON, by generated code.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SnapshotFrame))]
[JsonSerializable(typeof(DeltaFrame))]
[JsonSerializable(typeof(BeatFrame))]
[JsonSerializable(typeof(AlertEventDto))]
[JsonSerializable(typeof(ListResponse<ExtensionDto>))]
[JsonSerializable(typeof(ListResponse<RegistrationDto>))]
[JsonSerializable(typeof(ListResponse<CallDto>))]
[JsonSerializable(typeof(ListResponse<AccountDto>))]
[JsonSerializable(typeof(ListResponse<AlertDto>))]
[JsonSerializable(typeof(CommandListDto))]
[JsonSerializable(typeof(LatencyDto))]
internal sealed partial class WireJson : JsonSerializerContext;
