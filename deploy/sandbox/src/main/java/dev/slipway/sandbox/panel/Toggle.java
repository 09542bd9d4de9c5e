package dev.slipway.sandbox.panel;

import dev.slipway.sandbox.slack.PanelState;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A lever that is on or off. */
public record Toggle(String id, String label, BooleanSupplier isOn, Consumer<Boolean> turn)
    implements Lever {
  private static final List<String> OPTIONS = List.of("off", "on");

  @Override
  public PanelState.Switch shown() {
    return new PanelState.Switch(id, label, OPTIONS, isOn.getAsBoolean() ? "on" : "off");
  }

  @Override
  public void turn(String value) {
    turn.accept(value.equals("on"));
  }
}
