using Dashboard.Testing;

namespace Dashboard.Web.Tests.Testing;

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
