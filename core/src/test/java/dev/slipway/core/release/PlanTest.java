package dev.slipway.core.release;

import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.golden.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Plan PLAN = Samples.plan();
  private static final EcsStrategy CANARY =
      new EcsStrategy.Canary(
          Share.parse("5"),
          Duration.ofMinutes(10),
          Optional.of(Duration.ofHours(1)),
          Optional.of(EcsStrategy.PATIENT));
  private static final PlannedTarget WEB_NOW = PLAN.targets().getFirst();
  private static final PlannedTarget WORKER_NOW = PLAN.targets().getLast();

  @Test
  void theSameEffectIsTheSameHashWhateverElseIsKnown() {
    Plan wordier =
        new Plan(
            PLAN.app(),
            PLAN.environment(),
            PLAN.to(),
            PLAN.image(),
            PLAN.targets(),
            List.of(),
            0,
            3,
            List.of("it is Friday"));

    assertThat(wordier.hash()).isEqualTo(PLAN.hash());
    assertThat(PLAN.changesTo(wordier)).isEmpty();
  }

  @Test
  void anotherImageIsAnotherPlan() {
    Image other = new Image(PLAN.image().name(), new ImageDigest("sha256:" + "cd".repeat(32)));
    Plan changed = plan(other, WEB_NOW, WORKER_NOW);

    assertThat(changed.hash()).isNotEqualTo(PLAN.hash());
    assertThat(PLAN.changesTo(changed)).containsExactly("the image of 9c01d22 is now cdcdcdcdcdcd");
  }

  @Test
  void aTargetThatMovedIsAnotherPlan() {
    Plan changed =
        plan(
            PLAN.image(),
            WEB_NOW,
            new PlannedTarget(WORKER, 2, Optional.empty(), "shop-worker:41"));

    assertThat(changed.hash()).isNotEqualTo(PLAN.hash());
    assertThat(PLAN.changesTo(changed))
        .containsExactly("worker now runs an unknown commit (shop-worker:41)");
  }

  @Test
  void anotherWaveIsAnotherPlanAndSaysSo() {
    PlannedTarget later = new PlannedTarget(WEB, 2, WEB_NOW.from(), WEB_NOW.revision());
    Plan changed = plan(PLAN.image(), later, WORKER_NOW);

    assertThat(changed.hash()).isNotEqualTo(PLAN.hash());
    assertThat(PLAN.changesTo(changed)).containsExactly("web goes in wave 2 now, not in wave 1");
  }

  @Test
  void anotherStrategyIsAnotherPlanAndSaysSo() {
    Plan before = plan(PLAN.image(), WEB_NOW.with(Optional.of(CANARY)), WORKER_NOW);
    Plan longer =
        plan(
            PLAN.image(),
            WEB_NOW.with(Optional.of(new EcsStrategy.Rolling(Optional.of(EcsStrategy.PATIENT)))),
            WORKER_NOW);

    assertThat(List.of(before.hash(), longer.hash(), PLAN.hash())).doesNotHaveDuplicates();
    assertThat(PLAN.changesTo(before))
        .containsExactly(
            "web goes live canary, 5 % for 10 min, old tasks stay for 1 h now, not as the service"
                + " is set up");
    assertThat(before.changesTo(longer))
        .containsExactly(
            "web goes live rolling, pauses before it for 24 h at most, then ECS rolls back now, not"
                + " canary, 5 % for 10 min, old tasks stay for 1 h");
  }

  @Test
  void strategyIsThatOfTheConfigurationAndABuildThatComesBackTakesNoSteps() {
    TargetSpec spec =
        new TargetSpec.EcsService(WEB, 1, "eu-west-1", "main", "web", "app", Optional.of(CANARY));
    Target target = new FakeTarget("web", 1, TargetContract.OLD, 1);
    FoundTarget found =
        new FoundTarget(spec, target, target.standing(), Optional.empty(), Inspection.NOTHING);

    assertThat(found.planned(TargetContract.NEW, 1, false).strategy()).contains(CANARY);
    assertThat(found.planned(TargetContract.NEW, 1, true).strategy()).contains(CANARY.atOnce());
    assertThat(CANARY.atOnce().said()).isEqualTo("blue-green, old tasks stay for 1 h");
  }

  @Test
  void aTargetThatLeftTheConfigurationIsAnotherPlanAndSaysSo() {
    Plan changed = plan(PLAN.image(), WEB_NOW);

    assertThat(changed.hash()).isNotEqualTo(PLAN.hash());
    assertThat(PLAN.changesTo(changed)).containsExactly("worker is no longer a target");
  }

  @Test
  void aNewTargetIsAnotherPlanAndSaysSo() {
    Plan fewer = plan(PLAN.image(), WEB_NOW);

    assertThat(fewer.changesTo(PLAN)).containsExactly("worker is a new target");
  }

  @Test
  void anotherVersionOfASecretIsAnotherPlanAndSaysSo() {
    PlannedTarget held = WEB_NOW.with(pinning(new Pin("secret:shop/db", "secret:shop/db:1")));
    PlannedTarget later = WEB_NOW.with(pinning(new Pin("secret:shop/db", "secret:shop/db:2")));
    Plan before = plan(PLAN.image(), held, WORKER_NOW);
    Plan now = plan(PLAN.image(), later, WORKER_NOW);

    assertThat(now.hash()).isNotEqualTo(before.hash()).isNotEqualTo(PLAN.hash());
    assertThat(before.changesTo(now))
        .containsExactly("web would get another version of secret:shop/db");
    assertThat(now.changesTo(plan(PLAN.image(), WEB_NOW, WORKER_NOW)))
        .containsExactly("web is held to fewer versions than before");
  }

  @Test
  void theCommitBeforeIsKnownOnlyWhenAllTargetsAgree() {
    assertThat(PLAN.from()).contains(Samples.OLD);
    assertThat(
            plan(PLAN.image(), WEB_NOW, new PlannedTarget(WORKER, 2, Optional.empty(), "?")).from())
        .isEmpty();
  }

  @Test
  void aHashIsTwelveHexadecimalDigits() {
    assertThat(PLAN.hash().value()).matches("[0-9a-f]{12}");
    assertThatThrownBy(() -> new PlanHash("0123456789AB"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Inspection pinning(Pin pin) {
    return new Inspection(List.of(), List.of(), List.of("secret DB"), List.of(pin));
  }

  private static Plan plan(Image image, PlannedTarget... targets) {
    return new Plan(
        PLAN.app(),
        PLAN.environment(),
        PLAN.to(),
        image,
        List.of(targets),
        PLAN.commits(),
        PLAN.commitCount(),
        PLAN.takesOut(),
        PLAN.risks());
  }
}
