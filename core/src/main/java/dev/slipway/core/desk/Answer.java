package dev.slipway.core.desk;

import dev.slipway.core.engine.ProcessId;

/** What the desk says to a command or a click. */
public sealed interface Answer {
  /** A process was started (now or when the same command came before); its card tells the rest. */
  record Started(ProcessId process) implements Answer {}

  /** The click took effect; the card shows it. */
  record Accepted() implements Answer {}

  /**
   * Nothing was done yet, because something is being made that takes a while. The same command,
   * given again later, does it.
   *
   * @param why what is being made and how far it is
   */
  record Later(String why) implements Answer {}

  record Shown(Page page) implements Answer {}

  record Refused(Refusal refusal) implements Answer {}
}
