package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.ecs.SuspendedScaling;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.world.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services that scale by themselves do not scale in during a release, and do so afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScalingTest {
  private static final SuspendedScaling BEFORE = new SuspendedScaling(false, true, false);
  private static final SuspendedScaling STEADY = new SuspendedScaling(true, true, true);

  private final Scene scene = Scene.start();
  private final EcsStandIn ecs = scene.world().ecs();

  @BeforeAll
  void stageANewBuild() {
    ecs.scales(Shop.PRODUCTION, service("web"), BEFORE);
    ecs.scales(Shop.PRODUCTION, service("worker"), STEADY);
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void itIsRestoredByTheNextBotWhenTheFirstIsKilled() {
    Trial trial = Trial.ask(scene);
    trial.goLive();
    assertThat(ecs.scaling(Shop.PRODUCTION, service("web"))).contains(STEADY);
    ProcessHandle.of(scene.bot().pid()).orElseThrow().destroyForcibly();
    scene.bot().ended().join();
    scene.startBotAgain();
    trial.isLiveOnce();
    allIsAsItWas();
  }

  @Test
  void itIsRestoredAfterAFailure() {
    Trial trial = Trial.ask(scene);
    ecs.fault(service("web"), Fault.CRASH);
    trial.confirm();
    trial.awaits("Failed. Users are on the old build everywhere");
    assertThat(trial.card().plain())
        .contains("The end of the log of production-web", "SHOP_TAX_TABLE is not set")
        .doesNotContain("hunter2");
    assertThat(String.join("\n", trial.lines())).contains("reading table 60 of 60", "password=•••");
    allIsAsItWas();
  }

  @Test
  void aReleaseGoesOnWhenItCannotBeSuspended() {
    Trial trial = Trial.ask(scene);
    ecs.failNext("AnyScaleFrontendService.DescribeScalableTargets", 403);
    trial.confirm();
    trial.awaits("web may scale in during the release");
    trial.awaits("Live on all 3 targets");
    allIsAsItWas();
  }

  private void allIsAsItWas() {
    assertThat(ecs.scaling(Shop.PRODUCTION, service("web"))).contains(BEFORE);
    assertThat(ecs.scaling(Shop.PRODUCTION, service("worker"))).contains(STEADY);
    assertThat(ecs.scaling(Shop.PRODUCTION, service("api"))).isEmpty();
  }

  private static String service(String flavor) {
    return Shop.PRODUCTION + "-" + flavor;
  }
}
