package dev.slipway.core.pick;

import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.Survey;
import java.util.List;

/**
 * A clean pick as a person reads it before it lands.
 *
 * @param onto the head that it was rehearsed on
 */
public record Rehearsal(CommitSha onto, List<Caution> cautions, Survey survey) {
  public Rehearsal {
    cautions = List.copyOf(cautions);
  }

  /**
   * Whether somebody who agreed to this agreed to that plan as well: the branch may have moved, the
   * cautions are the same.
   */
  boolean covers(PickPlan.Clean plan) {
    return cautions.equals(plan.cautions());
  }
}
