using FluentAssertions;
using NlpPipeline.Annotations;
using Xunit;

namespace NlpPipeline.Tests.Annotations;

public class InvalidInputExceptionTests
{
    [Fact]
    public void A_message_is_one_line_whatever_it_quotes()
    {
        const string quoted = "a\nb\rc\0d\u001be\u007ff\u0085g\u2028h\u2029i";

        new InvalidInputException($"'{quoted}' is wrong").Message.Should().Be("'a b c d e f g h i' is wrong");
        new InvalidInputException(quoted, 3, quoted).Message.Should().Be("a b c d e f g h i:3: a b c d e f g h i");
        new InvalidInputException("năm 1937\n", new InvalidOperationException()).Message.Should().Be("năm 1937 ");
    }
}
