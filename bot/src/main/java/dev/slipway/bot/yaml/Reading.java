package dev.slipway.bot.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * One reading of one file: where it begins, which keys were asked for, and what turned out to be
 * wrong. Whoever reads always gets a value, if need be the one of the example, and goes on; in the
 * end {@link #mistakes} tells whether what was read may be used. Not thread-safe.
 */
public final class Reading {
  private final String file;
  private final Variables variables;
  private final Section root;
  private final List<Section> sections = new ArrayList<>();
  private final SortedSet<Mistake> mistakes = new TreeSet<>();
  private final SortedSet<String> asked = new TreeSet<>();

  Reading(String file, Map<String, String> environment, MappingNode root) {
    this.file = file;
    this.variables = new Variables(environment);
    this.root = Section.of(this, Spot.top(), root);
  }

  public Section root() {
    return root;
  }

  /** Everything that is wrong, from top to bottom; call it when all keys were asked for. */
  public List<Mistake> mistakes() {
    sections.forEach(Section::tellUnknownKeys);
    return List.copyOf(mistakes);
  }

  /** The keys that were asked for, with {@code *} for names that people choose. */
  public SortedSet<String> asked() {
    return Collections.unmodifiableSortedSet(asked);
  }

  void opened(Section section) {
    sections.add(section);
  }

  void asks(Spot spot) {
    asked.add(spot.form());
  }

  void mistake(Spot spot, String text) {
    mistakes.add(new Mistake(file, spot.line(), spot.column(), spot.path(), text));
  }

  Optional<String> resolve(Spot spot, String text) {
    return variables.resolve(text, mistake -> mistake(spot, mistake));
  }

  static String kind(Node node) {
    return switch (node.getNodeId()) {
      case mapping -> "a block of keys";
      case sequence -> "a list";
      case scalar, anchor -> "a text";
    };
  }
}
