package dev.slipway.core.build;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.List;

/**
 * What is to be built and where it goes by itself, fixed when it was asked.
 *
 * @param place where the card is
 * @param automatic the environments that a release of the image starts for by itself
 */
public record BuildRequest(
    AppName app,
    ImageName image,
    BranchName branch,
    Commit commit,
    Place place,
    List<EnvironmentName> automatic) {
  public BuildRequest {
    automatic = List.copyOf(automatic);
  }

  public BuildOrder order() {
    return new BuildOrder(app, image, branch, commit.sha(), commit.at());
  }

  /** What makes two requests the same build. */
  public String key() {
    return key(app, branch, commit.sha());
  }

  static String key(AppName app, BranchName branch, CommitSha commit) {
    return app + "/" + branch + "/" + commit;
  }

  /** One build at a time for each app and branch. */
  static String slot(AppName app, BranchName branch) {
    return "build/" + app + "/" + branch;
  }
}
