package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServiceView;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.PanelState;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.slack.PanelState.Tone;
import dev.slipway.sandbox.slack.StandInSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopPanelTest {
  private static final StartTime START = StartTime.exactly(Duration.ofSeconds(10));
  private static final double NEARLY_STANDING_STILL = 0.001;

  @TempDir private static Path home;
  private static World world;
  private static ShopPanel panel;

  @BeforeAll
  static void start() {
    BotKeeper keeper = new BotKeeper(Duration.ZERO, news -> {});
    world =
        World.start(
            home, START, NEARLY_STANDING_STILL, StandInSettings.forTests(), it -> Panel.NONE);
    panel = new ShopPanel(world, keeper);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void everyTargetShowsTheCommitItRuns() {
    assertThat(section("production").rows())
        .extracting(Row::name, Row::value, Row::tone)
        .containsExactly(
            tuple("web", running(), Tone.OK),
            tuple("api", running(), Tone.OK),
            tuple("worker", running(), Tone.OK));
    assertThat(section("staging").rows().getFirst().detail())
        .isEqualTo("2/2 running, reached a steady state");
    assertThat(section("What users reach").rows())
        .extracting(Row::value)
        .containsOnly(running() + " 100 %");
  }

  @Test
  void branchesShowTheirNewestCommits() {
    SampleRepository repository = world.repository();

    assertThat(section(SampleRepository.RELEASE).rows())
        .hasSize(5)
        .first()
        .isEqualTo(Row.of(running(), "Raise shipping for the season", "", Tone.QUIET));
    assertThat(section(SampleRepository.TRUNK).rows().getFirst().name())
        .isEqualTo(ShopPanel.brief(repository.trunkHead()));
  }

  @Test
  void theRegistryAndTheAbsentBotAreShown() {
    assertThat(section("Images in the registry").rows().getFirst().name()).isEqualTo(running());
    assertThat(section("The bot").rows())
        .containsExactly(Row.of("no process", "down", "0 restarts", Tone.BAD));
  }

  @Test
  void hintsNameCommitsOfTheRepository() {
    assertThat(panel.state().hints())
        .extracting(PanelState.Hint::command)
        .contains(
            "!pick " + ShopPanel.brief(world.repository().cleanPicks().getFirst().sha()),
            "!pick " + ShopPanel.brief(world.repository().conflictingPick().sha()),
            "!release");
  }

  @Test
  void aFaultOfOneFlavorLeavesTheOthersAlone() {
    turn("fault-worker", "out of memory");

    assertThat(world.ecs().service("production-worker").fault()).isEqualTo(Fault.OUT_OF_MEMORY);
    assertThat(world.ecs().service("production-web").fault()).isEqualTo(Fault.NONE);
    assertThat(shown("fault-worker")).isEqualTo("out of memory");
    assertThat(shown("fault-all")).isEqualTo("different");

    turn("fault-all", "none");
    assertThat(world.ecs().services()).extracting(ServiceView::fault).containsOnly(Fault.NONE);
    assertThat(shown("fault-all")).isEqualTo("none");
  }

  @Test
  void buildsFailWhileTheSwitchIsOn() {
    turn("builds-fail", "on");
    assertThat(world.buildFault()).exists();
    assertThat(shown("builds-fail")).isEqualTo("on");

    turn("builds-fail", "off");
    assertThat(world.buildFault()).doesNotExist();
    assertThat(shown("builds-fail")).isEqualTo("off");
  }

  @Test
  void systemsGoAwayAndComeBack() {
    for (String id : List.of("slack-away", "registry-away")) {
      turn(id, "on");
      assertThat(shown(id)).isEqualTo("on");
      turn(id, "off");
      assertThat(shown(id)).isEqualTo("off");
    }
    turn("ecs-api", "throttled");
    assertThat(shown("ecs-api")).isEqualTo("throttled");
    turn("ecs-api", "answers");
  }

  @Test
  void killingTheAbsentBotDoesNothing() {
    turn("kill-bot", "on");

    assertThat(shown("kill-bot")).isEqualTo("off");
  }

  @Test
  void anUnknownSwitchIsAnError() {
    assertThatIllegalStateException()
        .isThrownBy(() -> turn("gravity", "off"))
        .withMessage("no switch gravity");
  }

  private static void turn(String id, String value) {
    panel.act(id, Map.of("value", value, "as", Shop.DEVELOPER));
  }

  private static String shown(String id) {
    return panel.state().switches().stream()
        .filter(it -> it.id().equals(id))
        .map(PanelState.Switch::value)
        .findFirst()
        .orElseThrow();
  }

  private static Section section(String title) {
    return panel.state().sections().stream()
        .filter(it -> it.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static String running() {
    return ShopPanel.brief(world.repository().releaseHead());
  }
}
