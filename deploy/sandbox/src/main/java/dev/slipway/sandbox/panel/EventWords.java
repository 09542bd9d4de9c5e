package dev.slipway.sandbox.panel;

/** Service events of ECS without the identifiers, which do not fit beside a channel. */
final class EventWords {
  private EventWords() {}

  static String brief(String event) {
    return event
        .replaceAll("\\(reason ([^)]*)\\)", "$1")
        .replaceAll(" in \\(target-group [^)]*\\)", "")
        .replaceAll("\\([^)]*\\) ?", "")
        .replaceFirst("tasks:.*", "tasks")
        .replaceFirst("\\.$", "")
        .strip()
        .replaceFirst("^has ", "");
  }
}
