using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Testing;

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
