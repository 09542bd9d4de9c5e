package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which server of an environment runs what may run on one server only. Where there is one server,
 * it is that one.
 */
final class Crons {
  private final List<String> services;
  private final boolean isAlone;
  private final List<String> holders = new ArrayList<>();

  /**
   * @param services the compose services that may run on one server only
   * @param servers how many servers there are
   */
  Crons(List<String> services, long servers) {
    this.services = services;
    this.isAlone = servers == 1;
  }

  /** Whether it is this one. */
  boolean here(Named server) {
    Optional<Value> said = server.section().find("cron");
    boolean here = said.map(v -> v.as("true", Forms::flag)).orElse(isAlone && !services.isEmpty());
    if (here) {
      said.ifPresent(value -> objection().ifPresent(value::mistake));
      holders.add(server.text());
    }
    return here;
  }

  private Optional<String> objection() {
    if (services.isEmpty()) {
      return Optional.of("servers names no cron service. Example: servers: { cron: [cron] }");
    }
    return holders.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s already runs %s, and two would do everything twice. Leave it out"
                .formatted(holders.getFirst(), String.join(", ", services)));
  }

  void tellIfNobody(Section targets) {
    if (!services.isEmpty() && holders.isEmpty()) {
      targets.mistake(
          "no server runs %s of servers.cron. Say which one. Example: web-1: { server: %s, cron: true }"
              .formatted(String.join(", ", services), ServerReader.EXAMPLE));
    }
  }
}
