package dev.slipway.sandbox.slack;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;

/** Takes pictures of the page into the folder given, to look at. */
final class PageShots {
  private final SlackStandIn slack;
  private final Browser browser;
  private final Path folder;

  private PageShots(SlackStandIn slack, Browser browser, Path folder) {
    this.slack = slack;
    this.browser = browser;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    StandInSettings settings = StandInSettings.forPage(0, new SampleTalk.SamplePanel());
    try (SlackStandIn slack =
            SlackStandIn.start(SampleWorkspace.plan(), settings.withRateLimits(false));
        Playwright playwright = Browsers.playwright();
        Browser browser = Browsers.chromium(playwright)) {
      String release = SampleTalk.play(slack);
      PageShots shots = new PageShots(slack, browser, Path.of(arguments[0]));
      shots.take("desktop", 1440, 900, ColorScheme.LIGHT, "");
      shots.take("dark", 1440, 900, ColorScheme.DARK, "");
      shots.take("thread", 1280, 860, ColorScheme.LIGHT, ".thread-link >> nth=0");
      shots.take("confirm", 1280, 860, ColorScheme.LIGHT, "text=Confirm 3f2a91c");
      shots.take("phone", 375, 760, ColorScheme.LIGHT, "");
      shots.take("phone-sidebar", 375, 760, ColorScheme.LIGHT, "#open-sidebar");
      shots.take("phone-panel", 375, 760, ColorScheme.LIGHT, "#panel-toggle");
      shots.take("phone-top", 375, 760, ColorScheme.DARK, "[id='m-" + release + "'] .name");
    }
  }

  private void take(String name, int width, int height, ColorScheme scheme, String click) {
    try (Page page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(width < 500 ? 2 : 1))) {
      page.navigate(slack.pageUrl() + "?as=" + SampleWorkspace.DEVELOPER);
      page.locator("#messages > .message").last().waitFor();
      if (!click.isEmpty()) {
        page.locator(click).first().click();
      }
      page.waitForLoadState(LoadState.LOAD);
      page.waitForTimeout(600);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(folder.resolve("page-" + name + ".png")));
    }
  }
}
