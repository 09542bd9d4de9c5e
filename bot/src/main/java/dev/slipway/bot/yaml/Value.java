package dev.slipway.bot.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a file gives for a key, or for one item of a list. */
public final class Value {
  private final Reading reading;
  private final Spot spot;
  private final Node node;

  Value(Reading reading, Spot spot, Node node) {
    this.reading = reading;
    this.spot = spot.at(node);
    this.node = node;
  }

  /**
   * The value as text that is understood by {@code form}, which throws {@link
   * IllegalArgumentException} with a message for people. What a variable put in does not get into
   * the mistake.
   *
   * @param example a text that {@code form} understands: it is shown to people, and stands in for a
   *     value that is wrong
   */
  public <T> T as(String example, Function<String, T> form) {
    return read(example, form).orElseGet(() -> form.apply(example));
  }

  /** Like {@link #as}, but empty when the value is wrong, for one that must not be stood in for. */
  public <T> Optional<T> read(String example, Function<String, T> form) {
    return text(example).flatMap(text -> understood(text, example, form));
  }

  /** What is written where it is one text, before variables are put in; tells no mistake. */
  public Optional<String> plain() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** The items of a list; a single value is a list of one, no value an empty list. */
  public List<Value> items() {
    if (isEmpty()) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      return List.of(this);
    }
    List<Value> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Value(reading, spot.item(items.size() + 1), item));
    }
    return items;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public void mistake(String text) {
    reading.mistake(spot, text);
  }

  private boolean isEmpty() {
    return Section.isEmpty(node);
  }

  private Optional<String> text(String example) {
    if (!(node instanceof ScalarNode scalar)) {
      mistake("is %s, not a text. Example: %s".formatted(Reading.kind(node), example));
      return Optional.empty();
    }
    Optional<String> text = reading.resolve(spot, scalar.getValue());
    if (text.isPresent() && (text.get().isBlank() || node.getTag().equals(Tag.NULL))) {
      mistake("is empty. Example: " + example);
      return Optional.empty();
    }
    return text;
  }

  private <T> Optional<T> understood(String text, String example, Function<String, T> form) {
    try {
      return Optional.of(form.apply(text));
    } catch (IllegalArgumentException e) {
      String written = ((ScalarNode) node).getValue();
      String why = String.valueOf(e.getMessage());
      mistake(
          "%s. Example: %s"
              .formatted(Variables.isIn(written) ? why.replace(text, written) : why, example));
      return Optional.empty();
    }
  }
}
