using System.Text;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Changes inputs at random, by bytes, tokens and lines, with a liking for what readers trip over.</summary>
public sealed class Mutator(FuzzRandom random, IReadOnlyList<string> words, int longest, bool isJson)
{
    private static readonly byte[][] Oddities =
    [
        .. new[]
        {
            "\0", "\uFEFF", "\r", "\r\n", "\n", "\n\n", "\t", " ", "\u0085", "\u2028", "\u2029", "\u00A0", "\u200B", "\u2060", "\u00AD", "\u202E", "e\u0302\u0301", "a\u0323\u0302",
            "\u0301", "\u0345", "\u1100\u1161\u11A8", "\uAC00\u11A8", "\u212B", "\u0344", "\uFB1D", "\u0CC6\u0CC2\u0CD5", "\U0001D15E", "\U0001F600", "\U00011099\U000110BA", "\U0010FFFF",
            "\uFFFE", "\uFFFF", "\uFFFD", "İ", "ı", "ß", "ﬁ", "Ǆ", "ſ", "\u0660\u0661", "²", "½", "Ⅷ", "\u06DD", "đ", "Đ", "ưỡ", "\"", "\\", "\\u0000", "\\ud800", "\\udfff", "{", "}", "[", "]", ":", ",", ";", "|", "/",
            "#", "%", "&", "*", "!", "<", ">", "<script>", "</script>", "<!--", "&lt;", "'", "--", "-", "..", "...", "(", ")", "$", "€", "£", "~", "=", "+", "null", "true", "NaN", "1e999", "-0",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF],
    ];

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2", "9", "10", "12", "13", "29", "31", "32", "60", "99", "100", "127", "128", "255", "256", "999", "1000", "1936", "9999", "10000", "32767", "32768", "65535", "65536",
        "2147483647", "2147483648", "-2147483648", "4294967295", "9223372036854775807", "9223372036854775808", "79228162514264337593543950335", "79228162514264337593543950336",
        "0.1", "1.5", "0.0000000000000000000000000001", "1e308", "00", "007", "1.000.000", "1,000,000", "99999999999999999999999999999999999999999",
    ];

    private readonly JsonMutator json = new(random, words, Numbers, Oddities);
    private readonly byte[][] own = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A changed copy.</summary>
    /// <param name="corpus">Inputs to splice with.</param>
    public byte[] Mutate(byte[] parent, IReadOnlyList<byte[]> corpus)
    {
        var input = new List<byte>(parent);
        var steps = 1;
        while (steps < 8 && !random.OneIn(3))
            steps++;
        if (isJson && !random.OneIn(3) && json.Mutate(input, steps) && random.OneIn(2))
            steps = 0;
        for (var i = 0; i < steps; i++)
            Step(input, corpus);
        if (input.Count > longest)
            input.RemoveRange(longest, input.Count - longest);
        return [.. input];
    }

    private void Step(List<byte> input, IReadOnlyList<byte[]> corpus)
    {
        switch (random.Next(18))
        {
            case 0 when input.Count > 0:
                input[random.Next(input.Count)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when input.Count > 0:
                input[random.Next(input.Count)] = (byte)random.Next(256);
                break;
            case 2:
                var (from, length) = Stretch(input);
                input.RemoveRange(from, length);
                break;
            case 3:
                var (copied, count) = Stretch(input);
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(copied, count));
                break;
            case 4 or 5:
                input.InsertRange(Place(input), Word());
                break;
            case 6 or 7:
                var (token, size) = Token(input);
                input.RemoveRange(token, size);
                input.InsertRange(token, Word());
                break;
            case 8:
                var other = random.Pick(corpus);
                var head = random.Next(input.Count + 1);
                input.RemoveRange(head, input.Count - head);
                input.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 9:
                input.InsertRange(Place(input), random.Pick(Oddities));
                break;
            case 10 or 11:
                ReplaceNumber(input);
                break;
            case 12:
                Repeat(input);
                break;
            case 13:
                var (line, size2) = Line(input);
                var taken = input.GetRange(line, size2);
                if (random.OneIn(2))
                    input.RemoveRange(line, size2);
                input.InsertRange(Line(input).Start, taken);
                break;
            case 14:
                ReplaceAll(input, (byte)'\n', random.Pick(["\r\n", "\r", "\u2028", " ", "\n\n", ""]));
                break;
            case 15 when random.OneIn(2):
                input.InsertRange(0, [0xEF, 0xBB, 0xBF]);
                break;
            case 15:
                var end = random.Next(input.Count + 1);
                input.RemoveRange(end, input.Count - end);
                break;
            case 16:
                var (first, firstSize) = Token(input);
                var moved = input.GetRange(first, firstSize);
                input.RemoveRange(first, firstSize);
                input.InsertRange(Place(input), moved);
                break;
            case 17:
                var (at, letters) = Token(input);
                for (var i = at; i < at + letters; i++)
                    input[i] = char.IsAsciiLetter((char)input[i]) ? (byte)(input[i] ^ 0x20) : input[i];
                break;
        }
    }

    private byte[] Word() => random.Next(10) switch
    {
        < 6 when own.Length > 0 => random.Pick(own),
        < 8 => Encoding.UTF8.GetBytes(random.Pick(Numbers)),
        _ => random.Pick(Oddities),
    };

    /// <summary>A short stretch most of the time, any one else.</summary>
    private (int Start, int Length) Stretch(List<byte> input)
    {
        var start = random.Next(input.Count + 1);
        return (start, Math.Min(input.Count - start, 1 + random.Next(random.OneIn(4) ? input.Count : 12)));
    }

    private int Place(List<byte> input) => random.OneIn(2) ? Token(input).Start : random.Next(input.Count + 1);

    /// <summary>A run of letters or of digits, or one sign.</summary>
    private (int Start, int Length) Token(List<byte> input)
    {
        if (input.Count == 0)
            return (0, 0);
        var start = random.Next(input.Count);
        var kind = Kind(input[start]);
        while (start > 0 && kind != 0 && Kind(input[start - 1]) == kind)
            start--;
        var end = start + 1;
        while (end < input.Count && kind != 0 && Kind(input[end]) == kind)
            end++;
        return (start, end - start);
    }

    private static int Kind(byte b) => char.IsAsciiDigit((char)b) ? 1 : char.IsAsciiLetter((char)b) || b >= 0x80 ? 2 : 0;

    private (int Start, int Length) Line(List<byte> input)
    {
        if (input.Count == 0)
            return (0, 0);
        var start = random.Next(input.Count);
        while (start > 0 && input[start - 1] != '\n')
            start--;
        var end = input.IndexOf((byte)'\n', start);
        return (start, (end < 0 ? input.Count : end + 1) - start);
    }

    private void ReplaceNumber(List<byte> input)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var (start, length) = Token(input);
            if (length == 0 || Kind(input[start]) != 1)
                continue;
            input.RemoveRange(start, length);
            input.InsertRange(start, Encoding.UTF8.GetBytes(random.Pick(Numbers)));
            return;
        }
    }

    /// <summary>A stretch over and over: a few times, rarely until the input is as long as it may be.</summary>
    private void Repeat(List<byte> input)
    {
        var (start, length) = random.OneIn(2) ? Stretch(input) : random.OneIn(2) ? Token(input) : (0, 0);
        var piece = length == 0 || random.OneIn(3) ? new List<byte>(Word()) : input.GetRange(start, Math.Min(length, 200));
        var room = longest - input.Count;
        if (piece.Count == 0 || room <= 0)
            return;
        var target = random.Next(40) switch { 0 => longest, < 4 => longest / 16, _ => 64 };
        var times = Math.Max(1, Math.Min(room, 1 + random.Next(target)) / piece.Count);
        var run = new List<byte>(times * piece.Count);
        for (var i = 0; i < times; i++)
            run.AddRange(piece);
        input.InsertRange(start, run);
    }

    private static void ReplaceAll(List<byte> input, byte old, string replacement)
    {
        var bytes = Encoding.UTF8.GetBytes(replacement);
        var result = new List<byte>(input.Count);
        foreach (var b in input)
        {
            if (b == old)
                result.AddRange(bytes);
            else
                result.Add(b);
        }

        input.Clear();
        input.AddRange(result);
    }
}
