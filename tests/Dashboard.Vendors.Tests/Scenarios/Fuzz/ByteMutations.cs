namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Mutates a body as a connection, a proxy or a faulty program may do, without knowledge of its content.</summary>
internal static class ByteMutations
{
    public static byte[] Apply(Random random, byte[] body)
    {
        var at = random.Next(body.Length + 1);
        var end = Math.Min(body.Length, at + random.Next(1, 40));
        return random.Next(9) switch
        {
            0 => Flip(random, body),
            1 => [.. body[..at], .. body[end..]],
            2 => [.. body[..end], .. body[at..]],
            3 => body[..at],
            4 => Swap(random, body),
            5 => [.. body[..at], .. Noise(random), .. body[at..]],
            6 => random.Next(3) == 0 ? [0xEF, 0xBB, 0xBF, .. body] : [.. body, .. Noise(random)],
            _ => Splice(random, body, at),
        };
    }

    private static byte[] Flip(Random random, byte[] body)
    {
        byte[] flipped = [.. body];
        for (var i = random.Next(1, 6); i > 0 && flipped.Length > 0; i--)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] Swap(Random random, byte[] body)
    {
        var cuts = new[] { random.Next(body.Length + 1), random.Next(body.Length + 1), random.Next(body.Length + 1) };
        Array.Sort(cuts);
        return [.. body[..cuts[0]], .. body[cuts[1]..cuts[2]], .. body[cuts[0]..cuts[1]], .. body[cuts[2]..]];
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 30)];
        random.NextBytes(noise);
        return noise;
    }

    // The text remains valid inside a JSON string, where most of these values do their harm.
    private static byte[] Splice(Random random, byte[] body, int at)
    {
        var nasty = NastyValues.Splices[random.Next(NastyValues.Splices.Length)];
        var quote = random.Next(3) == 0 ? -1 : body.AsSpan(at).IndexOf((byte)'"');
        var place = quote < 0 ? at : at + quote + random.Next(2);
        return [.. body[..place], .. nasty, .. body[place..]];
    }
}
