package dev.slipway.sandbox.servers;

import dev.slipway.sandbox.programs.Program;
import dev.slipway.sandbox.programs.Said;
import java.util.List;

/** {@code df} of a server: one disk of 40 GiB, half of it free, or none of it. */
final class Disk implements Program {
  private static final long SIZE = 40L << 20;
  private static final long ROOM = SIZE / 2;

  private volatile boolean full;

  void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public Said run(List<String> arguments) {
    long free = full ? 0 : ROOM;
    long used = SIZE - free;
    return Said.lines(
        List.of(
            "Filesystem 1024-blocks     Used Available Capacity Mounted on",
            "stand-in      %d %d  %d     %d%% /".formatted(SIZE, used, free, 100 * used / SIZE)));
  }
}
