package dev.slipway.sandbox.nginx;

import dev.slipway.sandbox.loopback.HttpAnswer;
import dev.slipway.sandbox.loopback.HttpRequest;
import dev.slipway.sandbox.nginx.Variables.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A configuration that was read and found good.
 *
 * @param upstreams the loopback port of each
 * @param servers the locations of each port that is listened to
 */
record Configuration(
    Map<String, Integer> upstreams, Variables variables, Map<Integer, List<Location>> servers) {
  private static final Set<String> KNOWN =
      Set.of(
          "access_log",
          "add_header",
          "default_type",
          "error_log",
          "events",
          "http",
          "keepalive",
          "listen",
          "location",
          "map",
          "pid",
          "proxy_http_version",
          "proxy_pass",
          "proxy_set_header",
          "return",
          "server",
          "server_name",
          "split_clients",
          "upstream",
          "worker_connections",
          "worker_processes",
          "worker_shutdown_timeout");

  /** What stands in these blocks is no directive. */
  private static final Set<String> TABLES = Set.of("map", "split_clients");

  Configuration {
    upstreams = Map.copyOf(upstreams);
    servers = Map.copyOf(servers);
  }

  static Configuration of(List<Directive> directives) throws Emergency {
    check(directives);
    List<Directive> http = new ArrayList<>();
    directives.stream().filter(d -> d.name().equals("http")).forEach(d -> http.addAll(d.inner()));
    Variables variables = variables(http);
    Map<String, Integer> upstreams = new HashMap<>();
    Map<Integer, List<Location>> servers = new HashMap<>();
    for (Directive directive : http) {
      if (directive.name().equals("upstream")) {
        Directive server = directive.inner("server").getFirst();
        upstreams.put(directive.argument(1), port(server));
      } else if (directive.name().equals("server")) {
        servers.put(port(directive.inner("listen").getFirst()), locations(directive, variables));
      }
    }
    return new Configuration(upstreams, variables, servers);
  }

  HttpAnswer answer(int port, HttpRequest request) {
    return servers.getOrDefault(port, List.of()).stream()
        .filter(location -> location.takes(request.path()))
        .findFirst()
        .map(location -> location.answer(request, variables, upstreams))
        .orElseGet(() -> HttpAnswer.text(404, "404 Not Found\n", List.of()));
  }

  private static void check(List<Directive> directives) throws Emergency {
    for (Directive directive : directives) {
      if (!KNOWN.contains(directive.name())) {
        throw directive.complaint("unknown directive \"%s\"".formatted(directive.name()));
      }
      if (!TABLES.contains(directive.name())) {
        check(directive.inner());
      }
    }
  }

  private static Variables variables(List<Directive> http) throws Emergency {
    Map<String, Variable> defined = new HashMap<>();
    for (Directive directive : http) {
      if (directive.name().equals("map")) {
        defined.put(
            directive.argument(2).substring(1),
            new Variable.Mapped(directive.argument(1), table(directive)));
      } else if (directive.name().equals("split_clients")) {
        List<Shares.Part> parts = new ArrayList<>();
        for (Directive line : directive.inner()) {
          parts.add(Shares.Part.of(line));
        }
        defined.put(
            directive.argument(2).substring(1),
            new Variable.Divided(directive.argument(1), new Shares(parts)));
      }
    }
    return new Variables(defined);
  }

  private static Map<String, String> table(Directive map) throws Emergency {
    Map<String, String> values = new HashMap<>();
    for (Directive line : map.inner()) {
      values.put(line.name(), line.argument(1));
    }
    return values;
  }

  private static List<Location> locations(Directive server, Variables variables) throws Emergency {
    List<Location> locations = new ArrayList<>();
    for (Directive directive : server.inner("location")) {
      Location location = Location.of(directive);
      if (location.deed() instanceof Location.Deed.Pass(var pool)) {
        String unknown = variables.unknownIn(pool);
        if (!unknown.isEmpty()) {
          throw new Emergency("unknown \"%s\" variable".formatted(unknown));
        }
      }
      locations.add(location);
    }
    return locations;
  }

  private static int port(Directive directive) throws Emergency {
    String address = directive.argument(1);
    try {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    } catch (NumberFormatException e) {
      throw directive.complaint("invalid port in \"%s\"".formatted(address));
    }
  }
}
