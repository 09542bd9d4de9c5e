package dev.slipway.adapters.ecs;

import dev.slipway.core.build.Image;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Pin;
import dev.slipway.core.repository.CommitSha;
import java.util.List;

/**
 * What goes into a new revision.
 *
 * @param pins the versions that its secrets are held to
 */
record Build(CommitSha commit, Image image, List<Pin> pins) {
  static Build of(Change change, Known known) {
    return new Build(change.commit(), change.image(), known.pins());
  }
}
