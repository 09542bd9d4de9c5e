package dev.slipway.core.story;

import dev.slipway.core.build.FakeBuilder;
import dev.slipway.core.build.FakeImages;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.FakeDirectory;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.FakeTargets;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.FakeRepository;
import dev.slipway.core.signal.FakeSignals;

/**
 * The world that the bot works on: a repository whose release branch runs on every target that one
 * of the {@link Shops} may have.
 */
final class Outside {
  static final BranchName BRANCH = new BranchName("release/1");
  static final PersonId SECOND_MANAGER = new PersonId("UREL2");
  static final String DEVELOPERS_MAIL = "ada@example.com";

  final FakeRepository repository = new FakeRepository();
  final FakeImages images = new FakeImages();
  final FakeBuilder builder = new FakeBuilder().pushingTo(images);
  final FakeTargets targets = new FakeTargets();
  final FakeSignals signals = new FakeSignals();
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
    Commit head = repository.branches(BRANCH.value()).getFirst().head();
    images.add(Samples.IMAGE.name(), old, head.at());
    targets
        .with("stage", new FakeTarget("shop-stage", 40, old, 1))
        .with("web", new FakeTarget("shop-web", 41, old, 2))
        .with("worker", new FakeTarget("shop-worker", 7, old, 1))
        .with("cron", new FakeTarget("shop-cron", 3, old, 1));
  }

  FakeTarget target(String name) {
    return targets.get(name);
  }
}
