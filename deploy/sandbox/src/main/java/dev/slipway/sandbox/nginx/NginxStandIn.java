package dev.slipway.sandbox.nginx;

import dev.slipway.sandbox.loopback.HttpAnswer;
import dev.slipway.sandbox.loopback.HttpPort;
import dev.slipway.sandbox.loopback.HttpRequest;
import dev.slipway.sandbox.programs.Program;
import dev.slipway.sandbox.programs.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An nginx that reads its configuration from files, says what is wrong with it, serves loopback
 * ports and reloads: the ports are opened at once, the workers change a little later, and those of
 * before end what they began. Safe for many threads.
 */
public final class NginxStandIn implements Program, AutoCloseable {
  private final Path main;
  private final Map<Integer, HttpPort> ports = new HashMap<>();
  private final List<Workers> retired = new ArrayList<>();
  private Shift shift;

  /**
   * Without a configuration as yet: it serves after the first {@code -s reload}.
   *
   * @param main the file with which reading begins
   */
  public NginxStandIn(Path main) {
    this.main = main;
    Workers none = new Workers(new Configuration(Map.of(), new Variables(Map.of()), Map.of()));
    this.shift = new Shift(none, none);
  }

  @Override
  public Said run(List<String> arguments) {
    return switch (arguments.getFirst()) {
      case "-t" -> test(instead(arguments));
      case "-T" -> dump();
      case "-s" -> reload();
      default -> Said.failed("nginx: invalid option: \"" + arguments.getFirst() + "\"");
    };
  }

  /** Workers of before a reload that have not ended yet. */
  public synchronized int shuttingDown() {
    if (shift.isOver()) {
      retired.removeIf(workers -> !workers.areBusy());
    }
    return retired.size();
  }

  private static Optional<ConfigFiles.Instead> instead(List<String> arguments) {
    int at = arguments.indexOf("--instead");
    return at < 0
        ? Optional.empty()
        : Optional.of(
            new ConfigFiles.Instead(
                Path.of(arguments.get(at + 1)), Path.of(arguments.get(at + 2))));
  }

  private Said test(Optional<ConfigFiles.Instead> instead) {
    try {
      read(instead);
      return Said.NOTHING;
    } catch (Emergency e) {
      return Said.failed("%s\nnginx: configuration file %s test failed".formatted(e.line(), main));
    }
  }

  /** What includes say is printed as it stands there, and not what they include. */
  private Said dump() {
    try {
      Path folder = main.resolveSibling("conf.d/slipway.conf");
      return new Said(0, Files.readString(main) + Files.readString(folder), "");
    } catch (IOException e) {
      return Said.failed("nginx: [emerg] " + e.getMessage());
    }
  }

  private Said reload() {
    try {
      become(read(Optional.empty()));
      return Said.NOTHING;
    } catch (Emergency e) {
      return Said.failed(e.line());
    }
  }

  private Configuration read(Optional<ConfigFiles.Instead> instead) throws Emergency {
    return Configuration.of(new ConfigFiles(instead).read(main));
  }

  private synchronized void become(Configuration configuration) throws Emergency {
    Set<Integer> wanted = configuration.servers().keySet();
    for (int port : wanted) {
      if (!ports.containsKey(port)) {
        ports.put(port, open(port));
      }
    }
    ports.entrySet().removeIf(port -> !wanted.contains(port.getKey()) && shut(port.getValue()));
    retired.add(shift.after());
    shift = new Shift(shift.after(), new Workers(configuration));
  }

  private static boolean shut(HttpPort port) {
    port.close();
    return true;
  }

  private HttpPort open(int port) throws Emergency {
    try {
      return HttpPort.open(port, request -> answer(port, request));
    } catch (IOException e) {
      throw new Emergency(
          "bind() to 127.0.0.1:%d failed (98: Address already in use)".formatted(port));
    }
  }

  private HttpAnswer answer(int port, HttpRequest request) {
    Workers workers = shift().next();
    boolean isTheirs = workers.configuration().servers().containsKey(port);
    return (isTheirs ? workers : shift().after()).answer(port, request);
  }

  private synchronized Shift shift() {
    return shift;
  }

  @Override
  public synchronized void close() {
    ports.values().forEach(HttpPort::close);
    ports.clear();
  }
}
