package dev.slipway.bot.config;

import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The targets of all environments that are servers: no app is twice on one of them, and no two apps
 * have the same ports there.
 */
final class ServerReader {
  static final String EXAMPLE = "deploy@web-1.example.com";

  /** Answers of nginx, blue, green, passive, closed. */
  private static final int PORTS = 5;

  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  private final Optional<SshAddress> jump;
  private final Map<TargetSpec.Server, ServerPlace> places = new LinkedHashMap<>();
  private final List<Tenant> tenants = new ArrayList<>();

  /**
   * @param machine the same for every name that leads to the same door
   * @param said what people call the target
   */
  private record Tenant(String machine, ServerApp app, String said) {}

  ServerReader(Optional<SshAddress> jump) {
    this.jump = jump;
  }

  /** Where each of them is that was read so far. */
  Map<TargetSpec.Server, ServerPlace> places() {
    return places;
  }

  /**
   * @param layout how the environment lays the app out
   * @param mayBeAway whether releases do without a server that is not reached
   * @param environment what people call it
   */
  TargetSpec.Server server(
      Named named, int wave, ServerApp layout, Crons crons, boolean mayBeAway, String environment) {
    Section section = named.section();
    section
        .find("ecs")
        .ifPresent(
            ecs -> ecs.mistake("it is on a server already. Leave out one, or make it two targets"));
    ServerApp app =
        layout.at(
            section.usually("directory", layout.root(), LayoutReader::directory),
            section.usually("port", String.valueOf(layout.port()), LayoutReader::port));
    Optional<Value> server = section.find("server");
    Optional<SshAddress> address =
        server.flatMap(value -> value.read(EXAMPLE, ServerReader::address));
    address.ifPresent(
        known ->
            tellIfCrowded(
                new Tenant(
                    machine(known), app, "target %s of %s".formatted(named.text(), environment)),
                server.orElseThrow()));
    SshAddress place = address.orElseGet(() -> SshAddress.parse(EXAMPLE));
    TargetSpec.Server target =
        new TargetSpec.Server(
            named.as("web-1", TargetName::new),
            wave,
            app.name(),
            place.toString(),
            crons.here(named),
            mayBeAway);
    places.put(target, new ServerPlace(jump.map(place::through).orElse(place), app));
    return target;
  }

  /** The set-up gives rights to the user, so there is no doubt about the name. */
  private static SshAddress address(String text) {
    SshAddress address = SshAddress.parse(text);
    Forms.check(
        USER.matcher(address.user()).matches(),
        "\"%s\" is not the name of a user on a server".formatted(address.user()));
    return address;
  }

  private void tellIfCrowded(Tenant tenant, Value server) {
    tenants.stream()
        .filter(other -> other.machine().equals(tenant.machine()))
        .flatMap(other -> objection(tenant, other).stream())
        .findFirst()
        .ifPresent(server::mistake);
    tenants.add(tenant);
  }

  private static Optional<String> objection(Tenant tenant, Tenant other) {
    if (tenant.app().name().equals(other.app().name())) {
      return Optional.of(
          "%s already is on this server: %s. An app has one place on a server"
              .formatted(tenant.app().name(), other.said()));
    }
    return Math.abs(tenant.app().port() - other.app().port()) < PORTS
        ? Optional.of(
            "its ports %s are not free: %s has %s. Example: port: %d"
                .formatted(
                    ports(tenant.app()), other.said(), ports(other.app()), free(other.app())))
        : Optional.empty();
  }

  private static int free(ServerApp other) {
    return other.port() + (other.port() < 65_000 ? 100 : -100);
  }

  private static String ports(ServerApp app) {
    return "%d to %d".formatted(app.port(), app.port() + PORTS - 1);
  }

  private static String machine(SshAddress address) {
    return "%s %d".formatted(address.host().toLowerCase(Locale.ROOT), address.port());
  }
}
