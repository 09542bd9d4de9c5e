package dev.slipway.sandbox.fleet;

import java.util.ArrayList;
import java.util.List;

/** The throws of a service's switch, the newest first. */
final class Switches {
  private final List<Fault.Switch> thrown = new ArrayList<>();

  void add(Fault.Switch newest) {
    thrown.addFirst(newest);
  }

  /** What was wrong with the definitions is mended. */
  void mend() {
    thrown.clear();
  }

  /** As the switch stood when the definition was registered: a broken build stays broken. */
  Fault.Switch of(TaskDefinition definition) {
    return thrown.stream()
        .filter(each -> each.coversDefinition(definition))
        .findFirst()
        .orElse(Fault.Switch.OFF);
  }

  Fault newest() {
    return thrown.isEmpty() ? Fault.NONE : thrown.getFirst().fault();
  }
}
