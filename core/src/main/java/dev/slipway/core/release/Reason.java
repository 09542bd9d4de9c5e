package dev.slipway.core.release;

import java.util.EnumSet;
import java.util.Set;

/** Why a target did not become live. Stable names: counted, tested, documented. */
public enum Reason {
  CRASHED("the new tasks crash"),
  OUT_OF_MEMORY("the new tasks run out of memory"),
  NEVER_HEALTHY("the new build never becomes healthy"),
  REGRESSED("it was well and is not any more"),
  KILLED_WHILE_STARTING("the new tasks are stopped while they still start"),
  DEPENDENCY_DOWN("the old tasks fail as well"),
  CANNOT_START("the new build cannot be started"),
  NO_CAPACITY("there is no room for the new tasks"),
  ROLLED_BACK("the platform rolled back"),
  UNREACHABLE("the server is not reached"),
  NOBODY_ANSWERED("nobody put it live in time"),
  SUPERSEDED("somebody else changed it"),
  STALLED("nothing moves any more"),
  SIGNAL_BAD("a signal is bad"),
  NOT_APPLIED("the server does not do what it was told"),
  BAD_CONFIGURATION("the server refuses its configuration"),
  DISK_FULL("the disk is full"),
  NOT_SET_UP("the server is not set up for it"),
  NOT_HOT("there is nothing to go back to at once"),
  WRONG_BUILD("it does not run the build that was released"),
  TASK_FAILED("a deploy-time task failed"),
  DENIED("the platform refused"),
  HELD_BACK("another target of its wave failed before it began");

  private static final Set<Reason> AGAINST_THE_BUILD =
      EnumSet.of(
          CRASHED,
          OUT_OF_MEMORY,
          NEVER_HEALTHY,
          REGRESSED,
          KILLED_WHILE_STARTING,
          ROLLED_BACK,
          STALLED,
          SIGNAL_BAD);

  private final String said;

  Reason(String said) {
    this.said = said;
  }

  public String said() {
    return said;
  }

  /**
   * Whether the build is the likely cause. What the platform lacks or refuses is not: going back
   * would not mend it.
   */
  public boolean speaksAgainstTheBuild() {
    return AGAINST_THE_BUILD.contains(this);
  }

  /**
   * Whether it may be the same on the old build: then nothing goes back before a person says so.
   */
  public boolean isInconclusive() {
    return this == DEPENDENCY_DOWN;
  }
}
