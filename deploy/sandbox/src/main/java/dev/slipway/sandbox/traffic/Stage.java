package dev.slipway.sandbox.traffic;

/**
 * lifecycleStage, in the order of the AWS page <i>Amazon ECS blue/green service deployments
 * workflow</i>.
 */
public enum Stage {
  /** Only when a deployment starts before an earlier one has ended. */
  RECONCILE_SERVICE,
  PRE_SCALE_UP,
  SCALE_UP,
  POST_SCALE_UP,
  TEST_TRAFFIC_SHIFT,
  POST_TEST_TRAFFIC_SHIFT,
  /** Before every step of the traffic. SDK 2.50.2 documents it, but its enum lacks the constant. */
  PRE_PRODUCTION_TRAFFIC_SHIFT,
  /** At every step of the traffic, and for as long as the step is watched. */
  PRODUCTION_TRAFFIC_SHIFT,
  POST_PRODUCTION_TRAFFIC_SHIFT,
  BAKE_TIME,
  CLEAN_UP;

  /**
   * Whether a PAUSE hook may be configured here (AWS page <i>Pause hooks for Amazon ECS service
   * deployments</i>).
   */
  public boolean mayPause() {
    return switch (this) {
      case RECONCILE_SERVICE,
          PRE_SCALE_UP,
          POST_SCALE_UP,
          POST_TEST_TRAFFIC_SHIFT,
          PRE_PRODUCTION_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT ->
          true;
      case SCALE_UP, TEST_TRAFFIC_SHIFT, PRODUCTION_TRAFFIC_SHIFT, BAKE_TIME, CLEAN_UP -> false;
    };
  }
}
