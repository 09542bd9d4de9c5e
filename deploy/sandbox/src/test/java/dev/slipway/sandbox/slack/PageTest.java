package dev.slipway.sandbox.slack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.MANAGER;
import static dev.slipway.sandbox.slack.SampleWorkspace.PATIENCE;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageTest {
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private SlackStandIn slack;
  private Page page;

  @BeforeAll
  static void openBrowser() {
    playwright = Browsers.playwright();
    browser = Browsers.chromium(playwright);
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
    playwright.close();
  }

  @BeforeEach
  void start() throws Exception {
    slack =
        SlackStandIn.start(
            SampleWorkspace.plan(),
            StandInSettings.forPage(0, new SampleTalk.SamplePanel()).withRateLimits(false));
    SampleTalk.play(slack);
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(slack.pageUrl() + "?as=" + DEVELOPER);
    assertThat(messages()).hasCount(7);
  }

  @AfterEach
  void stop() {
    page.close();
    slack.close();
    assertThat(complaints).isEmpty();
  }

  private Locator messages() {
    return page.locator("#messages > .message");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void aTypedMessageAppearsAndKeepsItsMarkupHarmless() {
    page.getByLabel("Message #releases").fill("is <b>this</b> *bold*?");
    page.keyboard().press("Enter");

    Locator last = messages().last();
    assertThat(last).containsText("is <b>this</b> bold?");
    assertThat(last.locator("strong")).hasText("bold");
    assertThat(last.locator("b")).hasCount(0);
  }

  @Test
  void aMessageFromElsewhereAppearsWithoutReload() {
    slack.person(MANAGER).type(RELEASES, "from elsewhere");

    assertThat(messages().last()).containsText("from elsewhere");
  }

  @Test
  void aConfirmDialogIsLeftWithEscapeAndConfirmedWithItsButton() {
    button("Confirm 3f2a91c").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Release 3f2a91c to production?");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(clicks()).isZero();

    button("Confirm 3f2a91c").click();
    button("Release it").click();
    slack.await(PATIENCE, () -> clicks() == 1);
  }

  private long clicks() {
    return slack.deliveries().stream().filter(d -> d.type().equals("block_actions")).count();
  }

  @Test
  void onlyTheReaderSeesAnEphemeral() {
    assertThat(page.getByText("Only visible to you")).hasCount(1);

    page.locator(".viewer", new Page.LocatorOptions().setHasText("Release manager")).click();

    assertThat(page.getByText("Only visible to you")).hasCount(0);
    assertThat(page).hasURL(Pattern.compile("as=" + MANAGER));
    assertThat(messages()).hasCount(6);
  }

  @Test
  void aThreadIsOpenedAndAnswered() {
    button("3 replies").click();
    assertThat(page.locator("#thread-messages > .message")).hasCount(4);

    page.getByLabel("Reply…").fill("thank you");
    page.keyboard().press("Enter");

    assertThat(page.locator("#thread-messages > .message")).hasCount(5);
    assertThat(button("4 replies")).hasCount(1);
  }

  @Test
  void aHintFillsTheComposerAndASwitchTurns() {
    button("!pick 3f2a91c").click();
    assertThat(page.getByLabel("Message #releases")).hasValue("!pick 3f2a91c");

    Locator toggle = page.getByRole(AriaRole.SWITCH);
    toggle.click();
    assertThat(toggle).hasAttribute("aria-checked", "true");
  }

  @Test
  void anOutsiderLooksInAndJoins() {
    page.locator(".viewer", new Page.LocatorOptions().setHasText("Outsider")).click();
    page.locator(".channel-link", new Page.LocatorOptions().setHasText("random")).click();
    assertThat(page.getByLabel("Message #random")).not().isVisible();

    button("Join the channel").click();

    assertThat(page.getByLabel("Message #random")).isVisible();
    assertThat(messages().last()).containsText("@Outsider has joined the channel");
  }

  @Test
  void theHomeTabIsDrawnAndItsButtonsWork() throws Exception {
    String home =
        """
        {"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"Your releases"}},
         {"type":"actions","elements":[{"type":"button","action_id":"refresh",
           "text":{"type":"plain_text","text":"Refresh"}}]}]}
        """;
    SampleWorkspace.client(slack).viewsPublish(r -> r.userId(DEVELOPER).viewAsString(home));
    page.locator(".channel-link", new Page.LocatorOptions().setHasText("slipway")).click();
    button("Home").click();

    assertThat(page.locator("#home")).containsText("Your releases");
    button("Refresh").click();
    slack.await(PATIENCE, () -> clicks() == 1);
  }

  @Test
  void onAPhoneTheSidebarIsADrawer() {
    page.setViewportSize(375, 720);
    assertThat(button("Open the sidebar")).isVisible();
    assertThat(page.locator("#sidebar")).not().isVisible();

    button("Open the sidebar").click();
    page.locator(".channel-link", new Page.LocatorOptions().setHasText("slipway")).click();

    assertThat(page.locator("#sidebar")).not().isVisible();
    assertThat(messages().last()).containsText("is on staging");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
  }
}
