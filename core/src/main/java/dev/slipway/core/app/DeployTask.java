package dev.slipway.core.app;

import java.time.Duration;
import java.util.List;

/**
 * Work that is done once in a release by the new build, such as a migration.
 *
 * @param on the target whose new build runs it
 * @param command what is run in the app's container; empty for what the image runs by itself
 * @param limit how long it may run before people are told; it is never ended by the bot
 */
public record DeployTask(
    TaskName name, When when, TargetName on, List<String> command, Duration limit) {
  public DeployTask {
    command = List.copyOf(command);
  }

  /** When in a release a task runs. */
  public enum When {
    /** When the build is there everywhere, before anything of it is started anywhere. */
    BEFORE("before anything else starts"),
    /** When all targets are live. */
    AFTER("when all targets are live");

    private final String said;

    When(String said) {
      this.said = said;
    }

    public String said() {
      return said;
    }
  }
}
