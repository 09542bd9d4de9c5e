package dev.slipway.sandbox.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace with one cable to this machine. Two addresses of a net that belongs to this
 * process alone: ours, and that of the host.
 */
record HostNetwork(String name, String cable, String ours, String theirs) implements AutoCloseable {
  private static final String PREFIX = "slipway-";
  private static final AtomicInteger PLUGGED = new AtomicInteger();

  /** Plugs in a new host. */
  static HostNetwork create() {
    long process = ProcessHandle.current().pid();
    int number = PLUGGED.incrementAndGet();
    String net = "10.213.%d.".formatted(process % 250);
    HostNetwork network =
        new HostNetwork(
            PREFIX + process + "-" + number,
            "sw%d-%d".formatted(process, number),
            net + (4 * number - 3),
            net + (4 * number - 2));
    network.plug();
    return network;
  }

  /** Removes what processes left that were killed. */
  static void sweep() {
    Commands.run("ip", "netns", "list")
        .lines()
        .map(line -> line.split(" ", 2)[0])
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> Files.notExists(Path.of("/proc", name.split("-", 3)[1])))
        .forEach(name -> Commands.run("ip", "netns", "del", name));
  }

  private void plug() {
    Commands.run("ip", "netns", "add", name);
    Commands.run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name);
    Commands.run("ip", "addr", "add", ours + "/30", "dev", cable);
    Commands.run("ip", "link", "set", cable, "up");
    Commands.run("ip", "-n", name, "addr", "add", theirs + "/30", "dev", "eth0");
    Commands.run("ip", "-n", name, "link", "set", "eth0", "up");
    Commands.run("ip", "-n", name, "route", "add", "default", "via", ours);
  }

  /** Pulls the cable, or plugs it in again. */
  void cut(boolean off) {
    Commands.run("ip", "link", "set", cable, off ? "down" : "up");
  }

  @Override
  public void close() {
    Commands.attempt(List.of("ip", "netns", "del", name), "");
    Commands.attempt(List.of("ip", "link", "del", cable), "");
  }
}
