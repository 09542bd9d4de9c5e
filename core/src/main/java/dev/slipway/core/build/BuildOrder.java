package dev.slipway.core.build;

import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;

/**
 * What is to be built.
 *
 * @param branch where the commit was the head when the build was asked for; it may have moved since
 * @param committedAt the commit's own time; reaches the image as {@code GIT_HEAD_EPOCH_TIME}
 */
public record BuildOrder(
    AppName app, ImageName image, BranchName branch, CommitSha commit, Instant committedAt) {
  /** The reference to push: the tag is the commit. */
  public String reference() {
    return image + ":" + commit;
  }
}
