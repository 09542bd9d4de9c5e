package dev.slipway.bot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.events.EventCounts;
import dev.slipway.bot.courier.CourierCounts;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.bot.metrics.Metrics.Outcome;
import dev.slipway.core.command.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents name exists. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)(?:#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("(?m)^### `(![^`]+)`");
  private static final Pattern METER = Pattern.compile("(slipway_[a-z_]+)");
  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (slipway_\\S+) ");
  private static final Pattern TYPE =
      Pattern.compile("`((?:core|adapters|bot)\\.[a-z]+)\\.([A-Z][A-Za-z]+)");

  @Test
  void everyRelativeLinkResolves() {
    List<String> broken =
        Papers.below("", ".md").stream().flatMap(page -> brokenLinks(page).stream()).toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void commandsAreTheVerbs() {
    assertThat(Papers.found(COMMAND, Papers.read("docs/commands.md")))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Verb.values()).map(Verb::form).toList());
  }

  @Test
  void metersAreThoseOfTheBot() {
    assertThat(Papers.found(METER, Papers.read("docs/operations.md")))
        .containsExactlyInAnyOrderElementsOf(Papers.found(FAMILY, scraped()));
  }

  @Test
  void typesOfTheArchitectureExist() {
    List<String> missing =
        TYPE.matcher(Papers.read("docs/architecture.md"))
            .results()
            .filter(type -> !Files.exists(source(type)))
            .map(MatchResult::group)
            .toList();

    assertThat(missing).isEmpty();
  }

  private static List<String> brokenLinks(Path page) {
    return Papers.found(LINK, Papers.read(page)).stream()
        .filter(link -> !link.contains(":"))
        .filter(link -> !Files.exists(page.resolveSibling(link)))
        .map(link -> "%s: %s".formatted(Papers.ROOT.relativize(page), link))
        .toList();
  }

  private static Path source(MatchResult type) {
    String module = type.group(1).replaceFirst("\\..*", "");
    return Papers.ROOT.resolve(
        "%s/src/main/java/dev/slipway/%s/%s.java"
            .formatted(module, type.group(1).replace('.', '/'), type.group(2)));
  }

  private static String scraped() {
    try (Metrics metrics = new Metrics()) {
      metrics.acknowledged(Duration.ofMillis(1));
      metrics.called("ecs", Outcome.OK, Duration.ofMillis(1));
      metrics.watch(new CourierCounts());
      metrics.watch(new EventCounts());
      metrics.watchSetAside(() -> 0);
      return metrics.registry().scrape().replace("_seconds_max", "_seconds");
    }
  }
}
