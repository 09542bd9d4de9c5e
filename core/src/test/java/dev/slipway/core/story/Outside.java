package dev.slipway.core.story;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.build.FakeBuilder;
import dev.slipway.core.build.FakeImages;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.FakeDirectory;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.FakeTargets;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.FakeRepository;
import java.util.List;
import java.util.Optional;

/**
 * The world that the bot works on: the shop of the samples, with one target on staging and one in
 * each of two waves of production, and a release branch that runs everywhere.
 */
final class Outside {
  static final BranchName BRANCH = new BranchName("release/1");
  static final PersonId SECOND_MANAGER = new PersonId("UREL2");
  static final String DEVELOPERS_MAIL = "ada@example.com";

  final FakeRepository repository = new FakeRepository();
  final FakeImages images = new FakeImages();
  final FakeBuilder builder = new FakeBuilder().pushingTo(images);
  final FakeTargets targets = new FakeTargets();
  final FakeDirectory directory =
      new FakeDirectory()
          .member(Samples.DEVELOPER, "Ada", DEVELOPERS_MAIL)
          .member(Samples.MANAGER, "Mia", "mia@example.com")
          .member(SECOND_MANAGER, "Moe", "moe@example.com")
          .guest(Samples.OUTSIDER, "Otto")
          .join(Samples.MANAGERS, Samples.MANAGER)
          .join(Samples.MANAGERS, SECOND_MANAGER);
  final CommitSha old;

  Outside() {
    old = repository.commit("main", "Begin", "README", "1\n");
    repository.branch(BRANCH.value(), old);
    images.add(Samples.IMAGE.name(), old);
    targets
        .with("stage", new FakeTarget("shop-stage", 40, old, 1))
        .with("web", new FakeTarget("shop-web", 41, old, 2))
        .with("worker", new FakeTarget("shop-worker", 7, old, 1));
  }

  static Apps apps() {
    return new Apps(List.of(shop(false, Optional.of(Samples.PRODUCTION))));
  }

  static App shop(boolean fourEyes, Optional<EnvironmentName> releaseTo) {
    App shop = Samples.shop();
    Environment staging = Samples.staging();
    Environment production = Samples.production();
    return new App(
        shop.name(),
        shop.trunk(),
        shop.releaseBranches(),
        shop.image(),
        shop.channel(),
        shop.pick(),
        releaseTo,
        List.of(
            new Environment(
                staging.name(),
                true,
                List.of(Samples.target(new TargetName("stage"), 1)),
                staging.release(),
                staging.confirm(),
                false,
                staging.confirmWithin(),
                staging.deadline(),
                staging.link()),
            new Environment(
                production.name(),
                false,
                production.targets(),
                production.release(),
                production.confirm(),
                fourEyes,
                production.confirmWithin(),
                production.deadline(),
                production.link())));
  }

  FakeTarget target(String name) {
    return targets.get(name);
  }
}
