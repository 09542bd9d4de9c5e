package dev.slipway.sandbox.world;

import dev.slipway.sandbox.servers.StandInServer;
import dev.slipway.sandbox.slack.PanelState.Kind;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.slack.PanelState.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page shows of the servers: both colors of the site, and who is on which. */
record SiteFacts(Site site) {
  private static final Map<String, String> OTHER = Map.of("blue", "green", "green", "blue");

  Section section() {
    return new Section(
        "Servers of the site", Kind.ROWS, site.servers().stream().map(SiteFacts::row).toList());
  }

  private static Row row(StandInServer server) {
    Map<String, String> state = state(server);
    String live = state.getOrDefault("live", "blue");
    String passive = OTHER.getOrDefault(live, "green");
    String percent = state.getOrDefault("percent", "0");
    Row row =
        Row.of(
            server.name(),
            color(state, live),
            percent.equals("0")
                ? color(state, passive)
                : color(state, passive) + " for " + percent + " %",
            percent.equals("0") ? Tone.OK : Tone.BUSY);
    return percent.equals("0") ? row : row.withBar(Double.parseDouble(percent) / 100);
  }

  private static String color(Map<String, String> state, String color) {
    String commit = state.getOrDefault(color + "_commit", "");
    return color + " " + (commit.isEmpty() ? "empty" : ShopPanel.brief(commit));
  }

  /** As the scripts wrote it; nothing while a generation gives way to the next one. */
  private static Map<String, String> state(StandInServer server) {
    try {
      return Files.readAllLines(Path.of(server.app().directory(), "current/state")).stream()
          .map(line -> line.split("=", 2))
          .filter(pair -> pair.length == 2)
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    } catch (IOException e) {
      return Map.of();
    }
  }
}
