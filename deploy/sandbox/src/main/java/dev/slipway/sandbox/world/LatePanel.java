package dev.slipway.sandbox.world;

import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.PanelState;
import java.util.Map;

/** Stands where a panel will be: the panel shows the world, and the world is made first. */
final class LatePanel implements Panel {
  private volatile Panel panel = Panel.NONE;

  void show(Panel real) {
    panel = real;
  }

  @Override
  public PanelState state() {
    return panel.state();
  }

  @Override
  public void act(String action, Map<String, String> values) {
    panel.act(action, values);
  }
}
