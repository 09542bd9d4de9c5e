package dev.slipway.adapters.replay;

import dev.slipway.adapters.signing.SigningKey;
import java.util.Optional;

/**
 * What the commits of the bot have beside what git itself gives them.
 *
 * @param message how the messages are worded; empty: as {@code git cherry-pick -x} does
 * @param signOff whether the bot adds its {@code Signed-off-by}
 * @param key signs what lands; empty: nothing is signed
 * @param pages where people look at the repository's commits; empty: nobody knows
 */
public record Imprint(
    Optional<MessageTemplate> message,
    boolean signOff,
    Optional<SigningKey> key,
    Optional<CommitPages> pages) {
  public static final Imprint NONE =
      new Imprint(Optional.empty(), false, Optional.empty(), Optional.empty());
}
