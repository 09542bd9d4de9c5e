package dev.slipway.sandbox.slack;

import java.util.List;
import java.util.Map;

/** What the page shows beside the channel; the stand-in asks about once a second. Thread-safe. */
public interface Panel {
  Panel NONE =
      new Panel() {
        @Override
        public PanelState state() {
          return new PanelState("", List.of(), List.of(), List.of());
        }

        @Override
        public void act(String action, Map<String, String> values) {}
      };

  PanelState state();

  /**
   * A person turned a switch.
   *
   * @param action the switch's id
   * @param values the chosen option as "value", the id of the person as "as"
   */
  void act(String action, Map<String, String> values);
}
