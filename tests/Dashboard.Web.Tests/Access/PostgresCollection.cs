using Dashboard.Testing;

namespace Dashboard.Web.Tests.Access;

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
