package dev.slipway.sandbox.slack;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Chromium: the system's if there is one, else the one that Playwright brings. */
public final class Browsers {
  private static final List<Path> USUAL =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));

  private Browsers() {}

  public static Playwright playwright() {
    Map<String, String> env =
        installed().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    return Playwright.create(new Playwright.CreateOptions().setEnv(env));
  }

  public static Browser chromium(Playwright playwright) {
    LaunchOptions options =
        new LaunchOptions()
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    installed().ifPresent(options::setExecutablePath);
    return playwright.chromium().launch(options);
  }

  private static Optional<Path> installed() {
    return USUAL.stream().filter(Files::isExecutable).findFirst();
  }
}
