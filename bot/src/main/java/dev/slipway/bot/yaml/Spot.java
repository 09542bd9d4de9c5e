package dev.slipway.bot.yaml;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A place in a file.
 *
 * @param path the keys that lead there
 * @param form the path with {@code *} for every name that people choose
 */
record Spot(String path, String form, int line, int column) {
  static Spot top() {
    return new Spot("", "", 1, 1);
  }

  Spot key(String key) {
    return new Spot(joined(path, key), joined(form, key), line, column);
  }

  Spot name(String name) {
    return new Spot(joined(path, name), joined(form, "*"), line, column);
  }

  /**
   * @param number 1 for the first
   */
  Spot item(int number) {
    return new Spot("%s[%d]".formatted(path, number), form, line, column);
  }

  Spot inLineOf(Spot other) {
    return new Spot(path, form, other.line, other.column);
  }

  Spot at(Node node) {
    return new Spot(
        path, form, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }

  private static String joined(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
