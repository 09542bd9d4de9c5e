package dev.slipway.core.release;

import dev.slipway.core.build.FoundImage;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Optional;

/**
 * A build that may go to a target, before there is a plan.
 *
 * @param left what our last release left running on the target, by the target's own name for it;
 *     empty when the releases do not tell
 * @param pins what a rollback brings back beside the build; empty for a release that goes onwards
 */
public record Candidate(CommitSha commit, FoundImage image, Optional<String> left, List<Pin> pins) {
  public Candidate {
    pins = List.copyOf(pins);
  }
}
