package dev.slipway.sandbox.traffic;

/**
 * What the tasks of a service let its deployment do.
 *
 * @param settled no task of an overtaken deployment is left
 * @param scaledUp the new revision has all its tasks, healthy
 * @param cleanedUp no task is left of the revision that has to go
 */
public record Situation(boolean settled, boolean scaledUp, boolean cleanedUp) {
  boolean lets(Stage stage) {
    return switch (stage) {
      case RECONCILE_SERVICE -> settled;
      case SCALE_UP -> scaledUp;
      case CLEAN_UP -> cleanedUp;
      case PRE_SCALE_UP,
          POST_SCALE_UP,
          TEST_TRAFFIC_SHIFT,
          POST_TEST_TRAFFIC_SHIFT,
          PRE_PRODUCTION_TRAFFIC_SHIFT,
          PRODUCTION_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT,
          BAKE_TIME ->
          true;
    };
  }
}
