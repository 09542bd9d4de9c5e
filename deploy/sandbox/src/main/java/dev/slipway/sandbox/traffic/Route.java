package dev.slipway.sandbox.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out the legs of a deployment, forth and back, as the AWS pages <i>Amazon ECS blue/green
 * service deployments workflow</i>, <i>Amazon ECS linear deployments</i> and <i>Amazon ECS canary
 * deployments</i> describe them.
 */
final class Route {
  /** Long enough to be seen by who looks every second. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** Until a load balancer has taken over new weights. */
  private static final Duration SHIFT = Duration.ofSeconds(5);

  private Route() {}

  /**
   * @param reconcile whether another deployment was overtaken
   */
  static List<Leg> forth(ShiftPlan plan, boolean reconcile) {
    Duration moment = plan.strategy().keepsBlue() ? MOMENT : Duration.ZERO;
    var legs = new ArrayList<Leg>();
    if (reconcile) {
      legs.add(new Leg(Stage.RECONCILE_SERVICE, Weights.NONE, moment));
    }
    legs.add(new Leg(Stage.PRE_SCALE_UP, Weights.NONE, moment));
    legs.add(new Leg(Stage.SCALE_UP, Weights.NONE, moment));
    legs.add(new Leg(Stage.POST_SCALE_UP, Weights.NONE, moment));
    if (plan.strategy().keepsBlue()) {
      addTraffic(legs, plan);
    }
    return legs;
  }

  private static void addTraffic(List<Leg> legs, ShiftPlan plan) {
    Weights tested = new Weights(0, 100);
    legs.add(new Leg(Stage.TEST_TRAFFIC_SHIFT, tested, SHIFT));
    legs.add(new Leg(Stage.POST_TEST_TRAFFIC_SHIFT, tested, MOMENT));
    Weights before = tested;
    for (double percent : plan.steps()) {
      Weights after = new Weights(percent, 100);
      Duration watched = percent < 100 ? SHIFT.plus(plan.step().bakeTime()) : SHIFT;
      legs.add(new Leg(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT, before, MOMENT));
      legs.add(new Leg(Stage.PRODUCTION_TRAFFIC_SHIFT, after, watched));
      before = after;
    }
    legs.add(new Leg(Stage.POST_PRODUCTION_TRAFFIC_SHIFT, before, MOMENT));
    legs.add(new Leg(Stage.BAKE_TIME, before, plan.bakeTime()));
    legs.add(new Leg(Stage.CLEAN_UP, before, MOMENT));
  }

  /**
   * There is no stage of its own for a rollback: the two that shift traffic come again (AWS page
   * <i>Lambda hooks for Amazon ECS service deployments</i>, on lifecycle hooks during rollback).
   */
  static List<Leg> back(ShiftPlan plan, Weights from) {
    if (!plan.strategy().keepsBlue()) {
      return List.of();
    }
    var legs = new ArrayList<Leg>();
    if (from.production() > 0) {
      legs.add(new Leg(Stage.PRODUCTION_TRAFFIC_SHIFT, new Weights(0, from.test()), SHIFT));
    }
    if (from.test() > 0) {
      legs.add(new Leg(Stage.TEST_TRAFFIC_SHIFT, Weights.NONE, SHIFT));
    }
    legs.add(new Leg(Stage.CLEAN_UP, Weights.NONE, MOMENT));
    return legs;
  }
}
