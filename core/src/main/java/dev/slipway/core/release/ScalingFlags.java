package dev.slipway.core.release;

/**
 * What of the scaling of a target is suspended.
 *
 * @param scaleIn whether nothing is taken away because there is little to do
 * @param scaleOut whether nothing is added because there is much to do
 * @param scheduled whether nothing is changed because its time has come
 */
public record ScalingFlags(boolean scaleIn, boolean scaleOut, boolean scheduled) {

  /** As it is while a release is under way: it may grow, nothing is taken from under it. */
  public ScalingFlags steadied() {
    return new ScalingFlags(true, scaleOut, true);
  }

  /** As it was before, except for what is none of our doing. */
  ScalingFlags restoredTo(ScalingFlags before) {
    return new ScalingFlags(before.scaleIn, scaleOut, before.scheduled);
  }
}
