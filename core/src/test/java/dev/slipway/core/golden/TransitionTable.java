package dev.slipway.core.golden;

import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Rules;
import java.util.List;
import java.util.StringJoiner;

/** Every state with every event, as a Markdown table: the state it leads to, or a dash. */
public final class TransitionTable {
  private TransitionTable() {}

  public static <S, E extends Event> String of(
      String title, Rules<S, E, ?> rules, List<S> states, List<E> events) {
    StringBuilder table = new StringBuilder("# " + title + "\n\n");
    table.append("Written by a test from the rules; `bin/golden` rewrites it. Rows are states,\n");
    table.append("columns are events; a dash is impossible.\n\n");
    table.append(row("", events.stream().map(TransitionTable::name).toList()));
    table.append(row("---", events.stream().map(event -> "---").toList()));
    for (S state : states) {
      table.append(
          row(name(state), events.stream().map(event -> after(rules, state, event)).toList()));
    }
    return table.toString();
  }

  private static <S, E extends Event> String after(Rules<S, E, ?> rules, S state, E event) {
    try {
      return name(rules.next(state, event));
    } catch (Impossible impossible) {
      return "–";
    }
  }

  private static String row(String head, List<String> cells) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
    row.add(head);
    cells.forEach(row::add);
    return row.toString();
  }

  private static String name(Object value) {
    return value.getClass().getSimpleName();
  }
}
