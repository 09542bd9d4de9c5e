package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;

import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Word;
import java.util.List;
import java.util.Optional;

/** What people say of their changes in a release. */
final class AcceptanceSamples {
  static final ReleaseEvent ACCEPTED =
      new ReleaseEvent.ChangeAccepted(
          NOW, DEVELOPER, List.of(COPY.sha()), Optional.of(Samples.RELEASE));
  static final ReleaseEvent REJECTED =
      new ReleaseEvent.ChangeRejected(
          NOW.plusSeconds(9),
          DEVELOPER,
          List.of(COPY.sha()),
          "<!channel> the *total* is wrong",
          Optional.of(Samples.RELEASE));
  static final ReleaseEvent ACCEPTED_ANOTHER =
      new ReleaseEvent.ChangeAccepted(
          NOW, DEVELOPER, List.of(Samples.sha("1111111")), Optional.of(Samples.RELEASE));
  static final ReleaseEvent REMINDED = new ReleaseEvent.AuthorsReminded(NOW, MANAGER);

  private AcceptanceSamples() {}

  /** One accepted, one not, one not looked at, and one of which nobody can be asked. */
  static Release words() {
    return ReleaseSamples.after(asked(), REJECTED);
  }

  private static Release asked() {
    Plan plan = Samples.plan();
    return ReleaseSamples.release(
        new ReleaseEvent.ReleasePlanned(
            NOW,
            new Plan(
                plan.app(),
                plan.environment(),
                plan.to(),
                plan.image(),
                plan.targets(),
                commits(),
                4,
                0,
                List.of())));
  }

  static Release reminded() {
    return ReleaseSamples.release(ReleaseSamples.PLANNED, REMINDED);
  }

  /** Reminded, and asked about other changes still. */
  static Release remindedOfMore() {
    return ReleaseSamples.after(asked(), REMINDED);
  }

  private static List<PlannedCommit> commits() {
    return List.of(
        new PlannedCommit(
            Samples.commit("1111111", "Sort the catalog", "Ada Berg"),
            Optional.of(DEVELOPER),
            Optional.of("Ada *B*"),
            Optional.of(new Word(DEVELOPER, NOW, Optional.empty()))),
        commit("2222222", "Ship to Norway", Optional.of(MANAGER)),
        commit("3333333", "Bump", Optional.empty()),
        new PlannedCommit(COPY, Optional.of(DEVELOPER)));
  }

  private static PlannedCommit commit(String sha, String subject, Optional<PersonId> person) {
    return new PlannedCommit(Samples.commit(sha, subject, "Bo Lind"), person);
  }
}
