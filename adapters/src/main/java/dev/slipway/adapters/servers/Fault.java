package dev.slipway.adapters.servers;

import java.util.Arrays;
import java.util.Locale;

/** Why a job on a server failed; the cause beside it says it in words, with values. */
public enum Fault {
  /** The registry does not have the image, does not give it, or docker cannot start it. */
  BAD_IMAGE,
  REGISTRY_UNREACHABLE,
  /** The container ended, or did not answer well in time; evidence has its last lines. */
  NEVER_HEALTHY,
  /** It is healthy, but says another commit; evidence has the answer. */
  WRONG_VERSION,
  /** {@code nginx -t} refuses, by a hand's edit or ours; evidence quotes the line. */
  NGINX_BROKEN,
  /** nginx was told, and goes on with the generation before. */
  NOT_APPLIED,
  DISK_FULL,
  DOCKER_STOPPED,
  COMPOSE_MISSING,
  /** The task ended with another code than 0; evidence has its last lines. */
  MIGRATION_FAILED,
  /** A younger commit has migrated on this server. */
  MIGRATION_REFUSED,
  /** Another job of this app is under way on the server; cause names it. */
  LOCK_HELD,
  /** Another replica with a higher fence was here: stop acting. */
  OLDER_FENCE,
  /** The server is not as the release left it: other commit, edited files, a port in use. */
  CHANGED_ELSEWHERE,
  /** There is no running color to go back to; prepare the old build instead. */
  NOT_HOT,
  /** The server was never set up for the app. */
  NOT_INSTALLED,
  /** The job was killed before its end; asking for it again does it again. */
  KILLED,
  /** The script itself failed: our fault. */
  BROKEN;

  static Fault of(String kind) {
    return Arrays.stream(values())
        .filter(fault -> fault.kind().equals(kind))
        .findFirst()
        .orElse(BROKEN);
  }

  /** As scripts write it. */
  String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
