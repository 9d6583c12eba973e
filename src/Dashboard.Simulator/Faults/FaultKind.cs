namespace Dashboard.Simulator.Faults;

/// <summary>What may be wrong with a vendor or with the line to it.</summary>
public enum FaultKind
{
    /// <summary>Every answer comes later by <see cref="Fault.Delay"/>.</summary>
    Latency,

    /// <summary>The request is taken and never answered.</summary>
    Hang,

    /// <summary>Nobody listens: the connection is refused. Holds for every endpoint of the vendor.</summary>
    Refuse,

    /// <summary>The connection is reset before a byte of the answer.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetMidBody,

    /// <summary>The body ends in its middle, as if it were whole.</summary>
    Truncate,

    /// <summary>A web page with status 200.</summary>
    Html,

    /// <summary>Nothing at all with status 200.</summary>
    Empty,

    /// <summary>A body of <see cref="Fault.Value"/> bytes without a declared length; 320 MiB unless told.</summary>
    Oversize,

    /// <summary>One byte each <see cref="Fault.Delay"/>.</summary>
    Drip,

    /// <summary>The status <see cref="Fault.Status"/>, with <c>Retry-After</c> where one is given.</summary>
    Status,

    /// <summary>Status <see cref="Fault.Status"/> with a body that quotes the whole request, credentials too, as error code and message.</summary>
    Echo,

    /// <summary>Tokens given out so far are refused from now on, long before their end. Once.</summary>
    DropTokens,

    /// <summary>Tokens are said to live <see cref="Fault.Value"/> seconds; 60 unless told.</summary>
    ShortTokens,

    /// <summary>Totals say <see cref="Fault.Value"/>.</summary>
    WrongTotal,

    /// <summary>Every page is the first one, and so are the addresses of the others.</summary>
    RepeatPages,

    /// <summary><see cref="Fault.Value"/> rows vanish while pages are turned, 2 unless told: later pages begin so much further on, and totals are so much less.</summary>
    ShiftPages,

    /// <summary>The first row comes twice.</summary>
    DuplicateRow,

    /// <summary>The first row is no object.</summary>
    BadRow,

    /// <summary>Words for states are none that the documents name.</summary>
    UnknownWords,

    /// <summary>Numbers and booleans arrive as text.</summary>
    NumbersAsText,

    /// <summary>Text made of digits arrives as a number.</summary>
    TextAsNumbers,

    /// <summary>Everything but its ids is null in the first row.</summary>
    Nulls,

    /// <summary>Everything but its ids is missing from the first row.</summary>
    Omissions,

    /// <summary>Dates are written as <c>2015-01-01-T00:00:00Z</c>.</summary>
    BadDates,

    /// <summary>Times since 1970 come in <see cref="Fault.Unit"/>.</summary>
    TimeUnit,

    /// <summary>The vendor's clock is ahead by <see cref="Fault.Value"/> minutes.</summary>
    ClockAhead,

    /// <summary>The body is UTF-16 with its mark, letters not escaped, and nothing else says so.</summary>
    Utf16,

    /// <summary>The body is compressed by gzip, and nothing says so.</summary>
    Compressed,

    /// <summary>The row with the id <see cref="Fault.Row"/> is not listed.</summary>
    HideRow,
}

/// <summary>What times since 1970 are counted in.</summary>
public enum EpochUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Millionths of a second.</summary>
    Microseconds,
}
