package dev.slipway.core.release;

/**
 * How far a target is: {@code done} of {@code wanted}, {@code failed} on the way.
 *
 * @param done new tasks that are up and healthy
 * @param wanted how many there are to be
 * @param failed how many did not come up or died
 */
public record Counts(int done, int wanted, int failed) {
  public static final Counts NONE = new Counts(0, 0, 0);
}
