package dev.slipway.core.repository;

/**
 * Rehearses, helps with and lands the picks of one app. Only {@link #land} changes anything that
 * others see. Thread-safe; fails as {@link Repository} does.
 */
public interface PickBench {

  /** Rehearses a pick on the branch's present head on the host. */
  PickPlan plan(PickOrder order);

  /** What a clean plan would change, for a person to read. Local, and bounded in time. */
  Survey survey(PickOrder order, PickPlan.Clean plan);

  /** What helps with a plan that conflicts. Local, and bounded in time. */
  Advice advise(PickOrder order, PickPlan.Conflicting plan);

  /**
   * Looks at a branch on which a person has resolved the conflicts of an order.
   *
   * @param resolved has to grow from the present head of the order's branch, by copies of exactly
   *     the order's commits
   * @return never a conflict; {@link PickPlan.NotResolved} says what is wrong with the branch
   */
  PickPlan adopt(PickOrder order, BranchName resolved);

  /** Pushes a plan on condition that the branch still is where the plan found it. */
  PushOutcome land(PickOrder order, PickPlan.Clean plan);
}
