package dev.slipway.bot.yaml;

import dev.slipway.core.command.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A block of keys. Each key that the file may have is asked for; what is left over is a mistake. In
 * place of a block that is missing or no block at all stands one that is silent: it has no key, and
 * nothing about it is told but the one mistake.
 */
public final class Section {
  private record Entry(Spot spot, Node value) {}

  private final Reading reading;
  private final Spot spot;
  private final boolean silent;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private Section(Reading reading, Spot spot, boolean silent) {
    this.reading = reading;
    this.spot = spot;
    this.silent = silent;
  }

  static Section of(Reading reading, Spot spot, Node node) {
    boolean block = node instanceof MappingNode || isEmpty(node);
    Section section = new Section(reading, spot, !block);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(section::add);
      reading.opened(section);
    } else if (!block) {
      reading.mistake(spot.at(node), "is %s, not a block of keys".formatted(Reading.kind(node)));
    }
    return section;
  }

  static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.NULL)
        && scalar.getValue().isEmpty();
  }

  /** A value that must be there. */
  public <T> T required(String key, String example, Function<String, T> form) {
    Optional<T> value = optional(key, example, form);
    if (value.isEmpty()) {
      missing(key, key + ": " + example);
    }
    return value.orElseGet(() -> form.apply(example));
  }

  public <T> Optional<T> optional(String key, String example, Function<String, T> form) {
    return find(key).map(value -> value.as(example, form));
  }

  /** A value that is {@code usual} when the file does not say it. */
  public <T> T usually(String key, String usual, Function<String, T> form) {
    return optional(key, usual, form).orElseGet(() -> form.apply(usual));
  }

  public Optional<Value> find(String key) {
    return entry(key).map(entry -> new Value(reading, entry.spot(), entry.value()));
  }

  /** The block under a key; a silent one when there is none. */
  public Section section(String key) {
    return findSection(key).orElseGet(() -> nothing(key));
  }

  /** The block under a key that may also have a single word; a silent one when it has. */
  public Section sectionUnlessWord(String key) {
    return find(key).flatMap(Value::plain).isPresent() ? nothing(key) : section(key);
  }

  public Optional<Section> findSection(String key) {
    return entry(key).map(entry -> of(reading, entry.spot(), entry.value()));
  }

  /** The block under a key; when there is none, that is a mistake. */
  public Section requiredSection(String key, String example) {
    Optional<Section> found = findSection(key);
    if (found.isEmpty()) {
      missing(key, example);
    }
    return found.orElseGet(() -> nothing(key));
  }

  /** The blocks in this one, whose names people choose, in the order of the file. */
  public List<Named> named() {
    reading.asks(spot.name("*"));
    List<Named> all = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          known.add(name);
          Spot key = spot.name(name).inLineOf(entry.spot());
          all.add(new Named(reading, key, name, of(reading, key, entry.value())));
        });
    return all;
  }

  /** The values in this block, under names that people choose, in the order of the file. */
  public Map<String, Value> values() {
    reading.asks(spot.name("*"));
    Map<String, Value> all = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          known.add(name);
          all.put(name, new Value(reading, entry.spot(), entry.value()));
        });
    return all;
  }

  /** A mistake about the block as a whole. */
  public void mistake(String text) {
    if (!silent) {
      reading.mistake(spot, text);
    }
  }

  /** A key that must be there is not. */
  public void missing(String key, String example) {
    if (!silent) {
      reading.mistake(spot.key(key), "missing. Example: " + example);
    }
  }

  void tellUnknownKeys() {
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            reading.mistake(entry.spot(), "is no key that is known here. " + advice(key));
          }
        });
  }

  private String advice(String key) {
    return Nearest.to(key, known)
        .map("Perhaps %s is meant"::formatted)
        .orElseGet(() -> "Known are " + String.join(", ", known));
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      reading.mistake(spot.at(tuple.getKeyNode()), "a key must be a text");
      return;
    }
    Entry entry = new Entry(spot.key(key.getValue()).at(key), tuple.getValueNode());
    Entry first = entries.putIfAbsent(key.getValue(), entry);
    if (first != null) {
      reading.mistake(entry.spot(), "is already in line %d".formatted(first.spot().line()));
    }
  }

  private Optional<Entry> entry(String key) {
    known.add(key);
    reading.asks(spot.key(key));
    return Optional.ofNullable(entries.get(key));
  }

  private Section nothing(String key) {
    return new Section(reading, spot.key(key), true);
  }
}
