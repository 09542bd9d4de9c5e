package dev.slipway.sandbox.slack;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Everything in the panel, top to bottom.
 *
 * @param title empty hides the panel
 */
public record PanelState(
    String title, List<Section> sections, List<Switch> switches, List<Hint> hints) {

  /** How a section is drawn: rows of facts, or lines of a log in a fixed-width face. */
  public enum Kind {
    ROWS,
    LOG
  }

  /** How a row feels. */
  public enum Tone {
    OK,
    BUSY,
    BAD,
    QUIET
  }

  public record Section(String title, Kind kind, List<Row> rows) {
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One fact.
   *
   * @param bar from 0 to 1; empty for no bar
   */
  public record Row(String name, String value, String detail, Tone tone, OptionalDouble bar) {
    public static Row of(String name, String value, String detail, Tone tone) {
      return new Row(name, value, detail, tone, OptionalDouble.empty());
    }

    public Row withBar(double part) {
      return new Row(name, value, detail, tone, OptionalDouble.of(part));
    }
  }

  /** A choice; with the two options {@code on} and {@code off} it is drawn as a toggle. */
  public record Switch(String id, String label, List<String> options, String value) {
    public Switch {
      options = List.copyOf(options);
    }
  }

  /** Something to try: a click puts the command into the composer. */
  public record Hint(String text, String command) {}

  public PanelState {
    sections = List.copyOf(sections);
    switches = List.copyOf(switches);
    hints = List.copyOf(hints);
  }
}
