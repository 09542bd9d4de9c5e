package dev.slipway.adapters.servers;

import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from a server.
 *
 * @param generation of the present configuration; 0 before the first release
 * @param applied what the running nginx says; empty if it does not answer
 * @param release that made the generation; empty before the first
 * @param colors always both
 * @param percent of the users on the passive color
 * @param changedByHand the first file of the generation that is not as it was written
 * @param highestFence 0 before the first job
 * @param busyWith the job that holds the lock
 * @param pending releases that were prepared
 * @param clock the server's own
 * @param machine only where it was asked for
 */
public record ServerState(
    int generation,
    Optional<Integer> applied,
    Optional<String> release,
    Color live,
    Map<Color, ColorState> colors,
    Percent percent,
    boolean maintenance,
    Optional<String> changedByHand,
    long highestFence,
    Optional<String> busyWith,
    List<String> pending,
    Instant clock,
    Optional<Machine> machine) {

  /**
   * One color.
   *
   * @param image by digest; empty if nothing was ever prepared there
   * @param healthy it answers 2xx now
   * @param saysCommit it answers with its commit now
   * @param why what it answers
   */
  public record ColorState(
      Optional<String> image,
      Optional<CommitSha> commit,
      boolean healthy,
      boolean saysCommit,
      String why) {}

  /**
   * The server itself.
   *
   * @param docker its version, or why it does not answer
   * @param compose its version; empty if it is not installed
   * @param nginxTrouble what {@code nginx -t} says of today's configuration; empty if it is well
   * @param free bytes where docker keeps its images; empty if docker does not answer
   * @param composeFile whether the app's compose file is there
   */
  public record Machine(
      Optional<String> docker,
      Optional<String> dockerTrouble,
      Optional<String> compose,
      Optional<String> nginxTrouble,
      Optional<Long> free,
      boolean composeFile) {}

  /** The color that serves users at 0 percent. */
  public ColorState liveColor() {
    return color(live);
  }

  /** The other one. */
  public ColorState passiveColor() {
    return color(live.other());
  }

  /** Whether the server was made ready for the app: nginx answers for it, or did before. */
  public boolean isSetUp() {
    return generation > 0 || applied.isPresent();
  }

  /** Whether the running nginx does what the files say. */
  public boolean isApplied() {
    return applied.equals(Optional.of(generation));
  }

  private ColorState color(Color color) {
    ColorState state = colors.get(color);
    if (state == null) {
      throw new IllegalStateException("nothing was read of " + color);
    }
    return state;
  }
}
