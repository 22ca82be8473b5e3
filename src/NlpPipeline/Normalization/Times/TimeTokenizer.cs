using System.Runtime.CompilerServices;

namespace NlpPipeline.Normalization;

/// <summary>Cuts text into the tokens of the time grammars; one pass, a reused buffer.</summary>
internal static class TimeTokenizer
{
    public static int Cut(ReadOnlySpan<char> text, TimeLexicon lexicon, bool mendDamage, ref TimeToken[] buffer)
    {
        var count = 0;
        var i = 0;
        var glued = false;
        while (i < text.Length)
        {
            var c = text[i];
            var isLetter = IsLetter(c);
            if (!isLetter && IsBlank(c))
            {
                glued = false;
                i++;
                continue;
            }

            if (count == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            ref var token = ref buffer[count++];
            token.Start = i;
            token.First = c;
            token.Glued = glued;
            token.Number = -1;
            token.Word = null;
            glued = true;
            if (isLetter)
            {
                do
                    i++;
                while (i < text.Length && IsLetter(text[i]));
                if (mendDamage && i + 1 < text.Length && char.IsAsciiDigit(text[i]) && IsLetter(text[i + 1]) && i - token.Start > 1)
                    i = Mend(text, lexicon, ref token, i);
                token.Kind = TokenKind.Word;
                token.Word ??= lexicon.Find(text[token.Start..i]);
                if (mendDamage)
                    token.Word ??= lexicon.FindDamaged(text[token.Start..i]);
            }
            else if (c is >= '0' and <= '9')
            {
                var value = 0;
                do
                {
                    if (i - token.Start < 9)
                        value = (value * 10) + text[i] - '0';
                    i++;
                }
                while (i < text.Length && text[i] is >= '0' and <= '9');

                // 193O, 193l: a letter that stands for the last digit of a year.
                if (mendDamage && i - token.Start == 3 && i < text.Length && text[i] is 'O' or 'o' or 'l' or 'I' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
                {
                    value = (value * 10) + (text[i] is 'O' or 'o' ? 0 : 1);
                    i++;
                }

                token.Kind = TokenKind.Number;
                token.Number = i - token.Start <= 9 ? value : -1;
            }
            else
            {
                token.Kind = TokenKind.Mark;
                i++;
            }

            token.End = i;
        }

        return count;
    }

    private static bool IsBlank(char c) => c < 0x80 ? c is ' ' or '\n' or '\t' or '\r' : c == '\u00A0' || char.IsWhiteSpace(c);

    /// <summary>Reads on over a digit that split a word (<c>than1g</c>); stays where no known word comes of it.</summary>
    private static int Mend(ReadOnlySpan<char> text, TimeLexicon lexicon, ref TimeToken token, int end)
    {
        var i = end + 1;
        while (i < text.Length && IsLetter(text[i]))
            i++;
        token.Word = lexicon.FindDamaged(text[token.Start..i]);
        return token.Word is null ? end : i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLetter(char c) => CharTable.IsLetter(c);
}
