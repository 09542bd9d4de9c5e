package dev.slipway.adapters.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts scripts together from the files beside this class: what is sent is all that is needed. */
final class Scripts {
  private static final String END = "SLIPWAY_SCRIPT_ENDS";
  private static final Map<String, String> FILES = new ConcurrentHashMap<>();

  private Scripts() {}

  /** Reads the server and changes nothing. */
  static String look(ScriptSettings settings) {
    return settings.header() + files("prelude", "nginx", "state", "health", "look") + "look\n";
  }

  /** Makes a server ready, as root. */
  static String setup(ScriptSettings settings) {
    return settings.header()
        + "IFS= read -r -d '' PROGRAM <<'%s' || true\n".formatted(END)
        + files("nginx")
        + "nginx_root \"$@\"\n"
        + END
        + "\n"
        + files("prelude", "nginx", "state", "generation", "setup")
        + "setup\n";
  }

  /** Looks at a job and changes nothing. */
  static String find(ScriptSettings settings) {
    return settings.header() + files("prelude", "launch", "find") + "find_job\n";
  }

  /** Ends a job that is under way. */
  static String stop(ScriptSettings settings) {
    return settings.header() + files("prelude", "stop") + "stop_job\n";
  }

  /** Starts a job apart from the connection, or looks at it. */
  static String act(ScriptSettings settings, ServerAction action) {
    return settings.header()
        + files("prelude", "launch")
        + "IFS= read -r -d '' SCRIPT <<'%s' || true\n".formatted(END)
        + body(action)
        + END
        + "\n"
        + files("launch.end");
  }

  private static String body(ServerAction action) {
    return files("prelude", "nginx", "state", "generation", "job", "docker", "health", "traffic")
        + files(names(action))
        + "work action\n";
  }

  private static String[] names(ServerAction action) {
    return switch (action) {
      case ServerAction.Pull _ -> names("tidy", "pull");
      case ServerAction.Migrate _ -> names("migrate");
      case ServerAction.Prepare _ -> names("prepare");
      case ServerAction.Shift _ -> names("shift");
      case ServerAction.Live _ -> names("live");
      case ServerAction.Return _ -> names("return");
      case ServerAction.Back _ -> names("back");
      case ServerAction.Others _ -> names("workers", "others");
      case ServerAction.Clear _ -> names("workers", "clear");
      case ServerAction.Drain _ -> names("drain");
      case ServerAction.Maintenance _ -> names("maintenance");
      case ServerAction.Prune _ -> names("tidy", "prune");
    };
  }

  private static String[] names(String... names) {
    return names;
  }

  private static String files(String... names) {
    return Stream.of(names)
        .map(name -> FILES.computeIfAbsent(name + ".sh", Scripts::read))
        .collect(Collectors.joining("\n"));
  }

  private static String read(String name) {
    try (InputStream file = Scripts.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read " + name, e);
    }
  }
}
