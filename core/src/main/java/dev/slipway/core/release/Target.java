package dev.slipway.core.release;

import dev.slipway.core.engine.Fence;

/**
 * One target of an environment. Thread-safe.
 *
 * <p>A change comes in three parts: it is <em>fetched</em> (what it needs is put there, nothing of
 * it runs), <em>prepared</em> (it runs beside the old build where the strategy says so, users see
 * nothing of it), and goes <em>live</em>. Parts that a kind of target does not have are ready at
 * once.
 *
 * <p>What acts is told the fence of the lease under which it does; a platform that can refuse
 * somebody with an older one does so.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the platform cannot be
 * asked or throttles, and {@link dev.slipway.core.engine.Denied} when it refuses for good.
 * Observing is cheap: implementations batch and share what they read, within the platform's quotas.
 */
public interface Target {
  /** What it runs now, whoever put it there. */
  Standing standing();

  /**
   * Whether what is prepared runs beside the old build, and has to be taken away when it does not
   * go live.
   */
  boolean runsBeside();

  /**
   * What stands against bringing a build there, and what would be different: read before anybody is
   * asked. Never throws because it may not read something: that is a warning.
   */
  default Inspection inspect(Candidate candidate) {
    return Inspection.NOTHING;
  }

  /** How far the change is fetched, found by what was written on it. */
  Preparation fetching(Change change, Known known);

  /** Begins to fetch the change. Not safe to repeat: look first. */
  Preparation fetch(Change change, Known known, Fence fence);

  /** How far the fetched change is prepared. */
  Preparation preparing(Change change, Known known);

  /**
   * Begins to prepare what was fetched; users see nothing of it. Not safe to repeat: look first.
   */
  Preparation prepare(Change change, Known known, Fence fence);

  /**
   * How our change stands, seen from {@link Known#aim()}. After a restart this finds a rollout
   * whose reference was lost. On the way back, a change of which nothing is there has been taken
   * back.
   */
  Rollout observe(Change change, Known known);

  /**
   * Moves that share of the users that is aimed at to what was prepared. Returns when that has
   * begun. Not safe to repeat: look first.
   *
   * @return the platform's name for the rollout
   */
  String goLive(Change change, Known known, Fence fence);

  /**
   * Begins to take users back to {@link Known#before()}, and what was prepared away; within a
   * rollout in progress by stopping it. Safe to repeat.
   */
  void rollBack(Change change, Known known, Fence fence);
}
