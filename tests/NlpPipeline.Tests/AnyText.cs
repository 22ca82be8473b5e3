using FsCheck;
using FsCheck.Fluent;

namespace NlpPipeline.Tests;

/// <summary>Texts to try readers with: pieces of prose, marks, controls and broken surrogates, joined at random.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "Liên-Xô", "năm 1937", " ", " ", "\n", "\r\n", "\n\n", "\t", ".", ". ", "...", "v.v.", "V. V. Sher", "1.200.000", "e\u0302\u0301", "a\u0323\u0302", "o\u031B",
        "\u0301", "\u1100\u1161\u11A8", "\uAC00", "😀", "\uD83D", "\uDE00", "\0", "\uFEFF", "''", "(", ")", "[x](http://y)", "\u212B", "tạiSouzdal", "\"", "{", "}",
        "\\", ":", ",", "-", "0", "\"id\"", "\"text\":\"", "{\"start\":0,\"end\":3,\"label\":\"PER\"}", "O", "B-PER", "I-PER", "\u2028", "ﬁ", "Ý.", "!?",
    ];

    public static Gen<string> Generator { get; } = Gen.ListOf(Gen.Frequency(
        (8, Gen.Elements(Pieces)),
        (2, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())),
        (2, Gen.Choose(32, 126).Select(c => ((char)c).ToString())))).Select(pieces => string.Concat(pieces));

    /// <summary>Checks a property of 300 texts.</summary>
    public static void Check(Func<string, bool> property) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60), Prop.ForAll(Generator.ToArbitrary(), property));
}
