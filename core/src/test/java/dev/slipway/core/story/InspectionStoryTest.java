package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.Inspection;
import dev.slipway.core.release.Pin;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets are looked at before anybody is asked. */
class InspectionStoryTest extends ShopStory {
  private static final Pin FIRST = new Pin("secret:shop/db", "secret:shop/db:1");
  private static final Pin SECOND = new Pin("secret:shop/db", "secret:shop/db:2");

  @Test
  void allProblemsAreNamedAtOnceAndNobodyIsAsked() {
    staged("Round VAT");
    outside.target("web").shows(problems("the role is gone", "no log group"));
    outside.target("worker").shows(problems("the role is gone"));

    int release = number(world.asks(MANAGER, "!release"));
    world.comesToRest();

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Refused.class,
            refused -> {
              assertThat(refused.why())
                  .isEqualTo("production is not ready for it, and nothing was changed");
              assertThat(refused.problems())
                  .containsExactly("web, worker: the role is gone", "web: no log group");
            });
    assertThat(refusal(world.asks(MANAGER, "!release --dry-run")).why())
        .endsWith("nothing was changed: web, worker: the role is gone; web: no log group");
    assertThat(outside.target("web").count("fetch")).isZero();
  }

  @Test
  void warningsAreRisksOfThePlanAndDifferencesAreShown() {
    outside
        .target("web")
        .shows(
            new Inspection(List.of(), List.of("it drains for 300 s"), List.of("image"), List.of()));

    Plan plan = world.release(awaiting("Round VAT")).plan().orElseThrow();

    assertThat(plan.risks()).containsExactly("web: it drains for 300 s");
    assertThat(plan.targets())
        .extracting(PlannedTarget::differences)
        .containsExactly(List.of("image"), List.of());
  }

  @Test
  void whatWasConfirmedIsWhatIsFetched() {
    pinned("web", FIRST);
    confirmed("Round VAT");
    world.comesToRest();

    assertThat(outside.target("web").pinned()).containsExactly(FIRST);
    assertThat(outside.target("worker").pinned()).isEmpty();
  }

  @Test
  void aSecretThatIsRotatedAfterTheConfirmationVoidsIt() {
    pinned("web", FIRST);
    int release = awaiting("Round VAT");
    pinned("web", SECOND);
    world.confirms(MANAGER, release);
    world.comesToRest();

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Awaiting.class,
            asked ->
                assertThat(asked.changes())
                    .containsExactly("web would get another version of secret:shop/db"));
    assertThat(outside.target("web").count("fetch")).isZero();
  }

  @Test
  void theNextReleaseIsToldWhatTheLastOneLeft() {
    assertThat(candidate("web", "Round VAT").left()).isEmpty();
    String left = outside.target("web").standing().revision();

    assertThat(candidate("web", "Drop VAT").left()).contains(left);
  }

  @Test
  void aRollbackBringsBackWhatItsBuildWasVerifiedWithAndIsNotStoppedByProblems() {
    pinned("web", FIRST);
    released("Round VAT");
    pinned("web", SECOND);
    released("Drop VAT");
    outside.target("web").shows(problems("the role is gone"));

    int release = number(world.asks(MANAGER, "!rollback"));
    world.comesToRest();

    assertThat(outside.target("web").candidates().getLast().pins()).containsExactly(FIRST);
    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Awaiting.class,
            asked -> assertThat(asked.proposed().risks()).contains("web: the role is gone"));
  }

  private void pinned(String target, Pin pin) {
    outside.target(target).shows(new Inspection(List.of(), List.of(), List.of(), List.of(pin)));
  }

  private static Inspection problems(String... problems) {
    return new Inspection(List.of(problems), List.of(), List.of(), List.of());
  }

  private Candidate candidate(String target, String what) {
    FakeTarget asked = outside.target(target);
    int before = asked.candidates().size();
    released(what);
    return asked.candidates().get(before);
  }

  private void released(String what) {
    confirmed(what);
    world.comesToRest();
  }
}
