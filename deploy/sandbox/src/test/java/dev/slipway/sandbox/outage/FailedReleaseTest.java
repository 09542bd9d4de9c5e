package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The new build does not run: the card says why, and users end where the card says they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailedReleaseTest {
  private final Scene scene = Scene.start();

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void crashInTheFirstWaveFailsWithItsCause() {
    Trial trial = trialWith(Fault.CRASH, "web");

    trial.goLive();

    Message card = failed(trial);
    assertThat(card.plain()).contains("the new tasks crash", "exited with code 1");
    assertThat(trial.count("UpdateService", "api")).isZero();
    assertThat(trial.count("UpdateService", "worker")).isZero();
    assertThat(trial.awaitsNotices()).singleElement().asString().contains("the new tasks crash");
  }

  @Test
  void rollbackByEcsIsAFailure() {
    Trial trial = trialWith(Fault.NEVER_HEALTHY, "web");

    trial.goLive();

    assertThat(failed(trial).plain()).doesNotContain("Live on");
    trial.toldOnce();
  }

  @Test
  void imageThatCannotBePulledIsSaidSo() {
    Trial trial = trialWith(Fault.CANNOT_PULL, "web");

    trial.goLive();

    assertThat(failed(trial).plain()).contains("cannot be pulled", "CannotPullContainerError");
  }

  @Test
  void crashInTheSecondWaveIsMixedAndCanBeTakenBack() {
    Trial trial = mixed();

    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Take back");

    trial.awaits(card -> card.says("Users are on the old build everywhere"));
    trial.awaitsLine("Users are on the old build everywhere");
    trial.isOnTheOldBuildEverywhere();
    trial.toldOnce();
    trial.inOrder("is live", "crash", "takes everything back", "web: back on the old build");
  }

  @Test
  void abortInTheSecondWaveIsMixedAndCanGoOn() {
    Trial trial = Trial.ask(scene);
    trial.goLive();
    trial.awaits("wave 2 of 2");
    trial.untilDone("UpdateService", "api");
    trial.untilDone("UpdateService", "worker");

    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Abort");
    Message mixed = trial.awaits("Mixed.");
    assertThat(mixed.plain()).contains("It was aborted");
    scene.manager().click(Shop.CHANNEL, mixed.ts(), "Carry on");

    trial.awaits("Live on all 3 targets");
    trial.awaitsLine("Live on all 3 targets");
    assertThat(Shop.FLAVORS).allSatisfy(f -> assertThat(trial.build(f)).isEqualTo(trial.to()));
    assertThat(trial.count("UpdateService", "web")).isEqualTo(1);
    trial.inOrder("is live", "Aborted by", "carries on", "Live on all 3");
  }

  @Test
  void abortWhileGoingLiveTakesBack() {
    Trial trial = Trial.ask(scene);
    trial.goLive();

    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Abort");

    Message card = trial.awaits("Rolled back");
    assertThat(card.plain()).contains("It was aborted", "Users are on the old build everywhere");
    trial.awaitsLine("Rolled back");
    trial.isOnTheOldBuildEverywhere();
    trial.toldOnce();
    trial.inOrder("Aborted by", "back on the old build");
    assertThat(trial.count("UpdateService", "api")).isZero();
  }

  private Trial trialWith(Fault fault, String flavor) {
    Trial trial = Trial.ask(scene);
    scene.world().ecs().fault(Shop.PRODUCTION + "-" + flavor, fault);
    return trial;
  }

  private static Message failed(Trial trial) {
    trial.awaits("Failed. Users are on the old build everywhere");
    Message card = trial.awaitsLine("Users are on the old build everywhere");
    trial.isOnTheOldBuildEverywhere();
    assertThat(card.buttons()).isEmpty();
    assertThat(card.plain()).contains("Users now: users are on");
    assertThat(trial.count("UpdateService", "web")).isEqualTo(1);
    return card;
  }

  private Trial mixed() {
    Trial trial = trialWith(Fault.CRASH, "api");
    trial.goLive();
    Message card = trial.awaits("Mixed.");
    assertThat(card.plain()).contains("the new tasks crash");
    assertThat(card.buttons()).hasSize(2);
    assertThat(card.buttons().getFirst()).startsWith("Carry on with");
    assertThat(card.buttons().getLast()).startsWith("Take back to");
    assertThat(trial.build("web")).isEqualTo(trial.to());
    assertThat(trial.build("api")).isNotEqualTo(trial.to());
    return trial;
  }
}
