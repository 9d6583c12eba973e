namespace Dashboard.Simulator.Faults;

/// <summary>The kinds of fault of a vendor or of the connection to it.</summary>
public enum FaultKind
{
    /// <summary>Every response is delayed by <see cref="Fault.Delay"/>.</summary>
    Latency,

    /// <summary>The request is accepted and never answered.</summary>
    Hang,

    /// <summary>The port is closed and connections are refused. Applies to every endpoint of the vendor.</summary>
    Refuse,

    /// <summary>The connection is reset before the first byte of the response.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetMidBody,

    /// <summary>The body is cut in half, with a matching length header.</summary>
    Truncate,

    /// <summary>An HTML page with status 200.</summary>
    Html,

    /// <summary>An empty body with status 200.</summary>
    Empty,

    /// <summary>A body of <see cref="Fault.Value"/> bytes without a declared length; 320 MiB by default.</summary>
    Oversize,

    /// <summary>The body is sent one byte per <see cref="Fault.Delay"/>.</summary>
    Drip,

    /// <summary>The status <see cref="Fault.Status"/>, with a <c>Retry-After</c> header where one is set.</summary>
    Status,

    /// <summary>
    /// The status <see cref="Fault.Status"/> with an error body that quotes the whole request, including its credentials.
    /// </summary>
    Echo,

    /// <summary>All tokens issued so far become invalid before they expire. Takes effect once.</summary>
    DropTokens,

    /// <summary>Token responses declare a lifetime of <see cref="Fault.Value"/> seconds; 60 by default.</summary>
    ShortTokens,

    /// <summary>Totals in list responses are <see cref="Fault.Value"/>.</summary>
    WrongTotal,

    /// <summary>Every page has the contents of the first page, and links to other pages lead to the first.</summary>
    RepeatPages,

    /// <summary>
    /// <see cref="Fault.Value"/> rows disappear during paging, 2 by default: later pages start that many rows further on, and totals are
    /// reduced by as many.
    /// </summary>
    ShiftPages,

    /// <summary>The first row is listed twice.</summary>
    DuplicateRow,

    /// <summary>The first row is not a JSON object.</summary>
    BadRow,

    /// <summary>State names are replaced by one that the vendor's documents do not contain.</summary>
    UnknownWords,

    /// <summary>Numbers and booleans are sent as strings.</summary>
    NumbersAsText,

    /// <summary>Strings of digits are sent as numbers.</summary>
    TextAsNumbers,

    /// <summary>All properties of the first row except its ids are null.</summary>
    Nulls,

    /// <summary>All properties of the first row except its ids are missing.</summary>
    Omissions,

    /// <summary>Dates are written as <c>2015-01-01-T00:00:00Z</c>.</summary>
    BadDates,

    /// <summary>Unix times are sent in <see cref="Fault.Unit"/>.</summary>
    TimeUnit,

    /// <summary>The vendor's clock is ahead by <see cref="Fault.Value"/> minutes; 60 by default.</summary>
    ClockAhead,

    /// <summary>The body is UTF-16 with a byte order mark and unescaped letters, without a matching header.</summary>
    Utf16,

    /// <summary>The body is compressed with gzip, without a matching header.</summary>
    Compressed,

    /// <summary>The row with the id <see cref="Fault.Row"/> is omitted.</summary>
    HideRow,
}

/// <summary>The unit of a Unix time.</summary>
public enum EpochUnit
{
    /// <summary>Seconds since 1970.</summary>
    Seconds,

    /// <summary>Milliseconds since 1970.</summary>
    Milliseconds,

    /// <summary>Microseconds since 1970.</summary>
    Microseconds,
}
