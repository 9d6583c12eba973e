using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Dashboard.Storage.Tests;

public sealed class StorageErrorTranslatorTests
{
    [Theory]
    [InlineData(5, 0, "is locked by another program")]
    [InlineData(6, 0, "is locked by another program")]
    [InlineData(8, 0, "may not be written")]
    [InlineData(10, 10, "disk cannot be read or written")]
    [InlineData(10, 4874, "disk is full")]
    [InlineData(11, 0, "is damaged")]
    [InlineData(26, 0, "is damaged")]
    [InlineData(13, 0, "disk is full")]
    [InlineData(14, 0, "cannot be opened")]
    [InlineData(1, 0, "code 1")]
    public void Translate_CodeOfSqlite(int code, int extended, string words) =>
        StorageErrorTranslator.Translate(new SqliteException("secret", code, extended), StorageProvider.Sqlite).ShouldNotBeNull().ShouldContain(words);

    [Theory]
    [InlineData("08006", "stopping or cannot be reached")]
    [InlineData("57P01", "stopping or cannot be reached")]
    [InlineData("28P01", "refuses the sign-in")]
    [InlineData("3D000", "no database of that name")]
    [InlineData("53100", "disk is full")]
    [InlineData("53300", "no room for another connection")]
    [InlineData("25006", "takes no writes")]
    [InlineData("25001", "code 25001")]
    [InlineData("42501", "may not create or change tables")]
    [InlineData("42601", "code 42601")]
    [InlineData("XX000", "code XX000")]
    public void Translate_StateOfPostgreSql(string state, string words) =>
        StorageErrorTranslator.Translate(new PostgresException("secret", "ERROR", "ERROR", state), StorageProvider.PostgreSql).ShouldNotBeNull().ShouldContain(words);

    [Fact]
    public void Translate_FailedConnection_NamesTheKeyToCheck()
    {
        Translate(new NpgsqlException("secret")).ShouldNotBeNull().ShouldContain("Storage:ConnectionString");
        Translate(new SocketException()).ShouldNotBeNull().ShouldContain("Storage:ConnectionString");
        Translate(new TimeoutException("secret")).ShouldBe("The database did not answer in time.");
    }

    [Fact]
    public void Translate_FileWithoutAccess()
    {
        Translate(new UnauthorizedAccessException("secret")).ShouldNotBeNull().ShouldContain("may not be written");
        Translate(new IOException("secret")).ShouldNotBeNull().ShouldContain("disk cannot be written");
    }

    [Fact]
    public void Translate_InvalidArgument_IsTheConnectionStringOfPostgreSqlOrADefect()
    {
        StorageErrorTranslator.Translate(new ArgumentException("secret"), StorageProvider.PostgreSql).ShouldBe("Storage:ConnectionString cannot be read.");
        StorageErrorTranslator.Translate(new ArgumentException("secret"), StorageProvider.Sqlite).ShouldBeNull();
    }

    [Fact]
    public void Translate_Defect_IsNull() => Translate(new InvalidOperationException()).ShouldBeNull();

    private static string? Translate(Exception exception) => StorageErrorTranslator.Translate(exception, StorageProvider.PostgreSql);
}
