package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on servers quotes the cards of all faults that are tried on real hosts. */
final class FaultsDocumentTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| [^|]+ \\| `([^`]+)`[^|]*\\| .+ \\|$");

  @Test
  void everyQuoteIsOfACardAndEveryCardIsQuoted() throws IOException {
    List<String> quotes = quotes();
    List<String> cards = cards();
    assertThat(quotes).hasSizeGreaterThan(10);
    assertThat(quotes)
        .allSatisfy(quote -> assertThat(cards).anyMatch(card -> card.contains(quote)));
    assertThat(cards)
        .allSatisfy(card -> assertThat(quotes).anyMatch(quote -> card.contains(quote)));
  }

  private static List<String> quotes() throws IOException {
    String page = Files.readString(Path.of("../../docs/servers.md"));
    int begin = page.indexOf("## When something goes wrong");
    String section = page.substring(begin, page.indexOf("\n## ", begin));
    return ROW.matcher(section).results().map(row -> row.group(1)).toList();
  }

  private static List<String> cards() throws IOException {
    List<String> cards = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/golden/servers"))) {
      for (Path file : files.toList()) {
        cards.add(Files.readString(file));
      }
    }
    return cards;
  }
}
