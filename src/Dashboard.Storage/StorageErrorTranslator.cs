using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Dashboard.Storage;

/// <summary>Translates driver exceptions into messages for users.</summary>
internal static class StorageErrorTranslator
{
    private const string Full = "The database's disk is full.";

    // SQLITE_IOERR_SHMSIZE: no disk space for the index of the write-ahead log.
    private const int SharedMemorySize = 10 | (19 << 8);

    /// <summary>Returns the message; null for an exception that is a defect of this program.</summary>
    public static string? Translate(Exception fault, StorageProvider provider) => fault switch
    {
        SqliteException e => Of(e),
        PostgresException e => Of(e),
        NpgsqlException or SocketException => "The database server cannot be reached. Check Storage:ConnectionString and whether the server runs.",
        TimeoutException => "The database did not answer in time.",
        UnauthorizedAccessException => "The database's file or folder may not be written by this program's user.",
        IOException => "The database's folder cannot be made, or its disk cannot be written.",
        ArgumentException when provider == StorageProvider.PostgreSql => "Storage:ConnectionString cannot be read.",
        _ => null,
    };

    // https://www.sqlite.org/rescode.html
    private static string? Of(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => "The database's file is locked by another program.",
        8 => "The database's file may not be written by this program's user.",
        10 when e.SqliteExtendedErrorCode == SharedMemorySize => Full,
        10 => "The database's disk cannot be read or written.",
        11 or 26 => "The database's file is damaged. Put a backup in its place, or move it away to begin anew.",
        13 => Full,
        14 => "The database's file cannot be opened. Check its folder.",
        // The file may have been replaced by one with other tables or none. That must not stop the host.
        _ => $"The database's file is not as this program left it (SQLite's code {e.SqliteErrorCode}).",
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static string? Of(PostgresException e) => e.SqlState[..2] switch
    {
        "08" or "57" => "The database server is stopping or cannot be reached.",
        "28" => "The database server refuses the sign-in. Check Storage:ConnectionString.",
        "3D" => "The database server has no database of that name. Check Storage:ConnectionString.",
        "53" => e.SqlState == "53100" ? "The database server's disk is full." : "The database server has no room for another connection.",
        "25" when e.SqlState == "25006" => "The database server takes no writes at present.",
        "42" when e.SqlState == "42501" => "The database server's user may not create or change tables. Grant it its own schema.",
        _ => $"The database server reports a fault (code {e.SqlState}).",
    };
}
