namespace Dashboard.Simulator.Model;

/// <summary>
/// Generates user names as in real offices: from many countries, some of them long, some with characters that fonts often lack.
/// </summary>
internal static class NameGenerator
{
    public static readonly string[] Teams = ["Sales", "Support", "Reception", "Engineering"];

    private static readonly string[] First =
    [
        "Jane", "Søren", "Zoë", "Łukasz", "Amélie", "Ravi", "Mei", "Tomás", "Aisha", "Björn", "Chloe", "Dmitri", "Elena",
        "Farid", "Grace", "Hamish", "Ioana", "Jack", "Kirsten", "Liam", "Mathilde", "Noah", "Olivia", "Priya", "Quentin",
        "Ruth", "Samuel", "Thi", "Ursula", "Viktor", "Wiremu", "Xiu", "Yusuf", "Zara", "Andrei", "Freja", "Marguerite",
    ];

    private static readonly string[] Last =
    [
        "Citizen", "Andersen", "Nguyen", "Kowalski", "Tremblay", "Sharma", "Chen", "García", "Haddad", "Lindqvist", "Walker",
        "Ivanov", "Popescu", "Karimi", "O'Brien", "MacDonald", "Ionescu", "Thompson", "Nielsen", "Murphy", "Lefèvre", "Wilson",
        "Martin", "Patel", "Dubois", "Cohen", "Okafor", "Tran", "Schneider", "Novák", "Parata", "Liu", "Demir", "Khan", "Rusu",
    ];

    private static readonly string[] Long = ["Maximiliana Featherstonehaugh-Cholmondeley", "Reception desk, second floor north", "Wolfeschlegelsteinhausenbergerdorff"];

    public static string Create(int index, SeededRandom random) =>
        index % 23 == 11 ? Long[index / 23 % Long.Length] : $"{random.Pick(First)} {random.Pick(Last)}";
}
