namespace Dashboard.Storage;

/// <summary>The database cannot do what was asked of it, for a reason outside this program. Its message is for a person.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Says what does not work and what to do.</summary>
    /// <param name="message">For a person; without the connection's password.</param>
    /// <param name="cause">What the driver threw; null when this program found it.</param>
    public StorageException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
