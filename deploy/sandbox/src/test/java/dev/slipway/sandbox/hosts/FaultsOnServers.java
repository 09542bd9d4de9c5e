package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, one after the other, where something goes wrong on the second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultsOnServers {
  static final String FAILED = "Users are on the old build everywhere.";

  @AutoClose private ServerScene stage;

  @BeforeAll
  final void start(@TempDir Path folder) throws IOException {
    stage =
        ServerScene.start(
            folder,
            2,
            """
                    deadline: 20s
                    go-live: click
                    waves: [1]
                    tasks: { migrator: { on: web-1 } }
            """);
  }

  final ServerScene stage() {
    return stage;
  }

  /** The way back is a switch of colors, so that every test begins where the first one did. */
  @AfterEach
  final void backToTheOldBuild() {
    stage.backByHand();
  }

  final void failed(String golden) {
    stage.looksLike(golden, stage.awaits(FAILED));
    usersAreOnTheOldBuild();
  }

  final void usersAreOnTheOldBuild() {
    assertThat(Set.copyOf(Load.each(stage.fleet().hosts(), 20, 2).values()))
        .containsExactly(stage.old().commit().value());
  }

  final void prepared() {
    stage.release(stage.next().commit());
    stage.awaits("Prepared on all 2 targets");
    usersAreOnTheOldBuild();
  }

  final void oneMoreReleaseGoesLive() {
    prepared();
    goesLive();
  }

  final void goesLive() {
    stage.click("Go live");
    live();
  }

  final void carriesOn() {
    stage.click("Carry on");
    live();
  }

  final void live() {
    stage.awaits("Live on all 2 targets");
    assertThat(stage.on(stage.next(), 20)).isEqualTo(20);
  }

  final RealHost second() {
    return stage.fleet().hosts().getLast();
  }

  final void onSecond(String script) {
    second().shell(script);
  }
}
