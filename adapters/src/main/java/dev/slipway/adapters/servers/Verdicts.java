package dev.slipway.adapters.servers;

import dev.slipway.core.engine.NotYet;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Verdict;
import java.time.Duration;

/** What a release is told of a job that failed. */
final class Verdicts {
  /** Where a job never moves users, whatever becomes of it. */
  static final String STAYS = "users are on the old build";

  private Verdicts() {}

  /**
   * @param effect what users see now
   */
  static Verdict of(Outcome.Failed failed, String effect) {
    return new Verdict(reason(failed.fault()), failed.cause(), failed.evidence(), effect);
  }

  /** What is concluded when a server has not done what it was asked for so long. */
  static Verdict of(Unavailable why, Duration lasted, String effect) {
    if (why.getCause() instanceof Refusal refusal) {
      return new Verdict(
          refusal.reason(), within(refusal.why(), lasted), refusal.evidence(), effect);
    }
    Reason reason = why instanceof NotYet ? Reason.STALLED : Reason.UNREACHABLE;
    return new Verdict(reason, within(why.said(), lasted), "", effect);
  }

  static String words(Duration time) {
    return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static String within(String why, Duration lasted) {
    return "%s, for %s now".formatted(why, words(lasted));
  }

  /** Whether the job did nothing and may be asked for again in a while. */
  static boolean passes(Fault fault) {
    return switch (fault) {
      case LOCK_HELD, OLDER_FENCE, KILLED -> true;
      default -> false;
    };
  }

  static Reason reason(Fault fault) {
    return switch (fault) {
      case BAD_IMAGE, REGISTRY_UNREACHABLE, DOCKER_STOPPED -> Reason.CANNOT_START;
      case NEVER_HEALTHY -> Reason.NEVER_HEALTHY;
      case WRONG_VERSION -> Reason.WRONG_BUILD;
      case NGINX_BROKEN -> Reason.BAD_CONFIGURATION;
      case NOT_APPLIED, KILLED, BROKEN -> Reason.NOT_APPLIED;
      case DISK_FULL -> Reason.DISK_FULL;
      case COMPOSE_MISSING, NOT_INSTALLED -> Reason.NOT_SET_UP;
      case MIGRATION_FAILED, MIGRATION_REFUSED -> Reason.TASK_FAILED;
      case CHANGED_ELSEWHERE, LOCK_HELD, OLDER_FENCE -> Reason.SUPERSEDED;
      case NOT_HOT -> Reason.NOT_HOT;
    };
  }
}
