package dev.slipway.sandbox.panel;

import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.slack.PanelState;
import java.util.List;

/** Whether the API of ECS answers. */
public final class ApiLever implements Lever {
  private static final String ANSWERS = "answers";
  private static final String THROTTLED = "throttled";
  private static final String AWAY = "away";

  private final EcsStandIn ecs;
  private volatile String value = ANSWERS;

  public ApiLever(EcsStandIn ecs) {
    this.ecs = ecs;
  }

  @Override
  public PanelState.Switch shown() {
    return new PanelState.Switch("ecs-api", "ECS API", List.of(ANSWERS, THROTTLED, AWAY), value);
  }

  @Override
  public void turn(String newValue) {
    ecs.throttled(newValue.equals(THROTTLED));
    ecs.unavailable(newValue.equals(AWAY));
    value = newValue;
  }
}
