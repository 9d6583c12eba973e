namespace Dashboard.Storage;

/// <summary>Thrown when a database operation fails for a reason outside this program. The message is meant for users.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What fails and what to do. It must not contain the connection's password.</param>
    /// <param name="cause">The driver's exception; null when this program detected the problem.</param>
    public StorageException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
