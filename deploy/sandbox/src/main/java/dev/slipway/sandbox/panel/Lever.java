package dev.slipway.sandbox.panel;

import dev.slipway.sandbox.slack.PanelState;

/** A switch of the panel together with what it moves. Thread-safe. */
public interface Lever {
  PanelState.Switch shown();

  void turn(String value);
}
