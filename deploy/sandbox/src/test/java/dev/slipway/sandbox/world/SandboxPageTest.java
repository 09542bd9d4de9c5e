package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.slack.Browsers;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of the README in the page that people see, against the bot as it is delivered. */
class SandboxPageTest {
  /** Spread widely, so that old and new tasks are seen side by side. */
  private static final StartTime START =
      StartTime.between(Duration.ofSeconds(8), Duration.ofSeconds(32));

  @TempDir private static Path home;
  private static World world;
  private static BotKeeper keeper;
  private static Playwright playwright;
  private static Browser browser;

  private Newcomer newcomer;

  @BeforeAll
  static void start() {
    keeper = new BotKeeper(Duration.ofSeconds(1), news -> {});
    StandInSettings settings = StandInSettings.forPage(0, Panel.NONE);
    world = World.start(home, START, 8, settings, it -> new ShopPanel(it, keeper));
    Path configuration = BotFile.alone(world, 1).write(world);
    keeper.keep(() -> BotProcess.start(configuration, home.resolve("bot.log")));
    playwright = Browsers.playwright();
    browser = Browsers.chromium(playwright);
    world.slack().await(World.patience(), () -> world.slack().connections() > 0);
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    keeper.close();
    world.close();
  }

  @BeforeEach
  void open() {
    newcomer = new Newcomer(browser, world.slack().pageUrl() + "?as=" + Shop.DEVELOPER);
  }

  @AfterEach
  void leave() {
    newcomer.close();
    assertThat(newcomer.complaints()).isEmpty();
  }

  @Test
  void aPickGoesToStagingAndThenToProductionOnceItIsConfirmed() {
    newcomer.type("!pick " + ShopPanel.brief(sample().cleanPicks().getFirst().sha()));
    newcomer.waitFor("Pick", "On staging");
    newcomer.waitFor("staging", "Live on web");

    newcomer.open("slipway");
    newcomer.waitFor("Your change is on staging");
    newcomer.writeAndPress("What does not work?", "The total is wrong", "Does not work");
    newcomer.waitFor("You said that it does not work", "The total is wrong");
    newcomer.open("shop-releases");

    newcomer.become("Release Manager");
    newcomer.type("!release");
    newcomer.waitFor("production", "Waiting for a confirmation", "The total is wrong");

    newcomer.become("Outsider");
    newcomer.press("Confirm");
    assertThat(newcomer.waitFor("Only visible to you", "Refused").innerText())
        .contains("release-managers");

    newcomer.become("Release Manager");
    newcomer.press("Confirm");
    newcomer.waitFor("production", "Going live, wave 2");
    newcomer.waitForProgress(Pattern.compile("^(api|worker)"));
    Pictures.take("sandbox", newcomer::picture);
    newcomer.waitFor("production", "Live on all 3 targets");
  }

  @Test
  void aConflictingPickShowsWhatConflicts() {
    newcomer.type("!pick " + ShopPanel.brief(sample().conflictingPick().sha()));

    assertThat(newcomer.waitFor("Pick", "Conflict").innerText())
        .contains("src/shop/Checkout.java")
        .contains("Nothing was landed");
  }

  @Test
  void aHintIsTypedForTheNewcomer() {
    newcomer.clickHint("!status");
    newcomer.send();

    newcomer.waitFor("!status", "1 reply");
  }

  private static SampleRepository sample() {
    return world.repository();
  }
}
