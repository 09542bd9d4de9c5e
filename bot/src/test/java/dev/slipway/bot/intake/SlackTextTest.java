package dev.slipway.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "!pick &lt;sha&gt; &amp; more ~ !pick <sha> & more",
        "&amp;lt; ~ &lt;",
        "!pick <http://repo.git|repo.git> ~ !pick repo.git",
        "!where <https://git.example.com/commit/3f2a91c> ~ !where https://git.example.com/commit/3f2a91c",
        "<mailto:ann@example.com|ann@example.com> ~ ann@example.com",
        "<mailto:ann@example.com> ~ ann@example.com",
        "ask <@U123> ~ ask @U123",
        "ask <@U123|ann> ~ ask @U123",
        "in <#C123|general> ~ in #C123",
        "<!channel> hey ~ @channel hey",
        "<!subteam^S1|@managers> hey ~ @managers hey",
        "!hold staging “bad “quotes”” ~ !hold staging \"bad \"quotes\"\"",
        "it’s ~ it's",
        "!release —dry-run ~ !release --dry-run",
        "!pick 3f2a91c ~ !pick 3f2a91c",
        "$1 \\1 <http://a|$2> ~ $1 \\1 $2",
        "a < b ~ a < b",
      })
  void plainIsWhatWasTyped(String fromSlack, String typed) {
    assertThat(SlackText.plain(fromSlack)).isEqualTo(typed);
  }

  @Test
  void unusualBlanksBecomeBlanksAndInvisibleOnesGo() {
    assertThat(SlackText.plain("!pick\u00a0abc\u200b ")).isEqualTo("!pick abc");
  }

  @Test
  void escapedTextPingsNobodyAndIsNoLink() {
    assertThat(SlackText.escape("<!channel> & <https://evil|bank>"))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;https://evil|bank&gt;");
  }

  @Test
  void escapedTextHoldsNothingInvisible() {
    assertThat(SlackText.escape("a\u202eb\u2066c\u0007d\u200be\nf\tg")).isEqualTo("abcde f g");
  }

  @Test
  void unescapeUndoesEscape() {
    String text = "if (a < b && c > d) &amp; \uD83D\uDE80";
    assertThat(SlackText.unescape(SlackText.escape(text))).isEqualTo(text);
  }

  @Test
  void cutCountsCodePointsAndSparesEntities() {
    assertThat(SlackText.escape("\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80", 2))
        .isEqualTo("\uD83D\uDE80…");
    assertThat(SlackText.escape("ab&cd", 4)).isEqualTo("ab&amp;…");
    assertThat(SlackText.escape("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void commandBeginsWithAnExclamationMarkAndALetter() {
    assertThat(CommandText.of("  !pick abc\nplease")).contains("!pick abc\nplease");
    assertThat(CommandText.of("`!pick abc`")).contains("!pick abc");
    assertThat(CommandText.of("“!Pick abc”")).contains("!Pick abc");
    assertThat(CommandText.of("!!! wow")).isEmpty();
    assertThat(CommandText.of("! pick")).isEmpty();
    assertThat(CommandText.of("do !pick")).isEmpty();
    assertThat(CommandText.of("&gt; !pick abc")).isEmpty();
    assertThat(CommandText.of("")).isEmpty();
  }
}
