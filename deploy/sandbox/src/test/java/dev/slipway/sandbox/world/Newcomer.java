package dev.slipway.sandbox.world;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person with a browser, who sees nothing but the page. */
final class Newcomer implements AutoCloseable {
  private static final double PATIENCE = World.patience().toMillis();

  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Newcomer(Browser browser, String url) {
    page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(1440, 900)
                .setColorScheme(ColorScheme.LIGHT));
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.navigate(url);
  }

  void type(String text) {
    page.getByLabel("Message #shop-releases").fill(text);
    send();
  }

  void become(String person) {
    page.locator(".viewer", new Page.LocatorOptions().setHasText(person)).click();
    page.locator(".viewer:has(input:checked)", new Page.LocatorOptions().setHasText(person))
        .waitFor();
  }

  /** Presses the button of the newest card that has it, and says yes to its dialog. */
  void press(String button) {
    page.locator("#messages")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
        .last()
        .click();
    page.getByRole(AriaRole.DIALOG).locator("button[value=yes]").click();
  }

  /** Goes to a channel, or to the direct message with the bot. */
  void open(String channel) {
    page.locator(".channel-link", new Page.LocatorOptions().setHasText(channel)).click();
  }

  /** Fills the newest field of this name, and presses a button that does not ask back. */
  void writeAndPress(String field, String text, String button) {
    page.locator("#messages").getByLabel(field).last().fill(text);
    page.locator("#messages")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
        .last()
        .click();
  }

  /** The newest message with all these texts, once it is there. */
  Locator waitFor(String... texts) {
    Locator message = page.locator("#messages > .message");
    for (String text : texts) {
      message = message.filter(new Locator.FilterOptions().setHasText(text));
    }
    message.last().waitFor();
    return message.last();
  }

  /** Waits until the panel shows one of these targets with some of its new tasks. */
  void waitForProgress(Pattern targets) {
    page.locator("#panel .row:has(progress:not([value='0']))")
        .filter(new Locator.FilterOptions().setHasText(targets))
        .first()
        .waitFor();
  }

  void clickHint(String command) {
    page.locator("#panel .hint", new Page.LocatorOptions().setHasText(command)).click();
  }

  void send() {
    page.keyboard().press("Enter");
  }

  void picture(Path file) {
    page.mouse().move(0, 0);
    page.locator("#composer-input").focus();
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** What the browser's console complained about. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    page.close();
  }
}
