package dev.slipway.core.build;

import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;

/**
 * What is to be built.
 *
 * @param committedAt the commit's own time; reaches the image as {@code GIT_HEAD_EPOCH_TIME}
 */
public record BuildOrder(AppName app, ImageName image, CommitSha commit, Instant committedAt) {
  /** The reference to push: the tag is the commit. */
  public String reference() {
    return image + ":" + commit;
  }
}
