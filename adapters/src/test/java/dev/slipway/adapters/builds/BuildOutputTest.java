package dev.slipway.adapters.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOutputTest {
  private static final Mask NOTHING = new Mask(List.of());

  @TempDir private Path temporary;

  @Test
  void missingAndEmptyOutputsHaveNoLines() throws IOException {
    assertThat(BuildOutput.read(temporary.resolve("absent"), NOTHING).tail()).isEmpty();
    assertThat(read("", NOTHING).lastLine()).isEmpty();
    assertThat(read("\n \n\t\n", NOTHING).lastLine()).isEmpty();
  }

  @Test
  void coloursTitlesProgressAndHiddenCharactersAreGone() throws IOException {
    String text = "\033[1;31mred\033[0m\033]0;title\007 \033(Bplain\b\0\n10%\r100%\nab\u202Ecd\n";
    assertThat(read(text, NOTHING).lines()).containsExactly("red plain", "10%", "100%", "abcd");
  }

  @Test
  void tailIsTheLastFifteenLines() throws IOException {
    String text =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> "line " + i + "\n")
            .collect(Collectors.joining());
    assertThat(read(text, NOTHING).tail().lines())
        .hasSize(15)
        .startsWith("line 26")
        .endsWith("line 40");
  }

  @Test
  void tailAndLastLineAreBounded() throws IOException {
    String text = ("x".repeat(999) + "\n").repeat(200) + "\uD83D\uDE00".repeat(2000);
    BuildOutput output = read(text, NOTHING);
    assertThat(output.tail()).hasSizeBetween(2999, 3000);
    assertThat(output.lastLine()).hasSizeBetween(299, 300);
    assertThat(output.tail().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    assertThat(output.lastLine().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
  }

  @Test
  void brokenUtf8IsShownAsSuch() throws IOException {
    Path log = temporary.resolve("log");
    Files.write(log, new byte[] {'a', (byte) 0xC3, '\n'});
    assertThat(BuildOutput.read(log, NOTHING).lastLine()).isEqualTo("a\uFFFD");
  }

  @Test
  void secretsAreHiddenLongestFirstEvenWhenColouredOrOfManyLines() throws IOException {
    Mask mask = new Mask(List.of("token", "token-and-more", "abc", "-----BEGIN\nMIIEvQ\n-----END"));
    String text = "token-and-more token abc\nto\033[1mken\nMIIEvQ\n";
    assertThat(read(text, mask).lines()).containsExactly("*** *** abc", "***", "***");
  }

  private BuildOutput read(String text, Mask mask) throws IOException {
    return BuildOutput.read(Files.writeString(temporary.resolve("log"), text), mask);
  }
}
