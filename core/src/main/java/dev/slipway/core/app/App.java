package dev.slipway.core.app;

import dev.slipway.core.build.ImageName;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.repository.BranchName;
import java.util.List;
import java.util.Optional;

/**
 * One repository that is built and released as one thing.
 *
 * @param trunk the branch that everybody merges to
 * @param releaseBranches a glob that the names of release branches match, such as {@code release/*}
 * @param tags a glob that the names of tags match of which images are kept, such as {@code v*}
 * @param image where its images are kept
 * @param channel the Slack channel that belongs to it: its name may be left out there, and what
 *     happens by itself is told there
 * @param picks how it takes picks
 * @param cuts how it cuts release branches
 * @param releaseTo where {@code !release} goes when it names no environment; empty: it must name
 *     one
 * @param environments in the order in which a build travels; staging before production
 */
public record App(
    AppName name,
    BranchName trunk,
    String releaseBranches,
    String tags,
    ImageName image,
    ChannelId channel,
    PickPolicy picks,
    CutPolicy cuts,
    Optional<EnvironmentName> releaseTo,
    List<Environment> environments) {
  public App {
    environments = List.copyOf(environments);
  }

  public Optional<Environment> environment(EnvironmentName wanted) {
    return environments.stream().filter(each -> each.name().equals(wanted)).findFirst();
  }

  /** The environments that a build of a release branch reaches without being asked for. */
  public List<Environment> automatic() {
    return environments.stream().filter(Environment::automatic).toList();
  }
}
