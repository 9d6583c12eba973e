using System.Net;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Creates mutated responses from recorded ones, deterministically from seed and number.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> originals)
{
    public MutatedAnswer Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) ^ number));
        var original = originals[random.Next(originals.Count)];
        var body = original;
        var times = random.Next(10) switch { < 6 => 1, < 9 => random.Next(2, 4), _ => random.Next(4, 12) };
        for (var i = 0; i < times; i++)
        {
            body = random.Next(10) < 4 ? ByteMutations.Apply(random, body) : JsonMutations.Apply(random, body) ?? ByteMutations.Apply(random, body);
        }

        // An error status with the unchanged body is a case of its own.
        var status = random.Next(14) == 0 ? NastyValues.Statuses[random.Next(NastyValues.Statuses.Length)] : 200;
        return new MutatedAnswer(body, original, (HttpStatusCode)status, [.. Headers(random, status)], random.Next(4) == 0);
    }

    private static IEnumerable<(string, string)> Headers(Random random, int status)
    {
        if (random.Next(20) == 0)
        {
            yield return ("Content-Type", NastyValues.MediaTypes[random.Next(NastyValues.MediaTypes.Length)]);
        }

        if (random.Next(20) == 0)
        {
            yield return NastyValues.Headers[random.Next(NastyValues.Headers.Length)];
        }

        if (status is 429 or 503 || random.Next(40) == 0)
        {
            yield return ("Retry-After", NastyValues.Waits[random.Next(NastyValues.Waits.Length)]);
        }
    }
}
