package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.PICK;
import static dev.slipway.core.golden.Samples.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.build.Build;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.heads.HeadsEvent;
import dev.slipway.core.release.Release;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write into commits, branches and logs: every message obeys Slack's limits. */
class HostileTest {
  private static final Story STORY = new Story(Samples.apps());

  static List<String> texts() {
    List<String> pieces =
        List.of(
            "<!channel>",
            "<@UEVIL>",
            "<https://evil.example|good> https://evil.example",
            "*EVIL*",
            "_EVIL_ snake_case",
            "~EVIL~",
            "`EVIL`",
            "```EVIL```",
            ":evil: :evil_face:",
            "\nEVIL\r\nEVIL",
            "\u202eEVIL\u200b",
            "&amp; & &lt;",
            "> EVIL",
            "🚢🇩🇪👨‍👩‍👧",
            "\"\\ EVIL",
            "");
    String all = String.join(" ", pieces);
    return pieces.stream()
        .map(piece -> (piece + all).repeat(1 + 4000 / (piece + all).length()))
        .map(text -> text.substring(0, Math.min(4000, text.length())))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void picksObeyTheLimits(String evil) {
    HostileSamples samples = new HostileSamples(evil);
    samples
        .picks()
        .forEach(
            pick -> {
              Limits.check(STORY.card(PICK, pick));
              Limits.check(STORY.notice(PICK, pick, DEVELOPER));
              STORY.aside(PICK, pick, CardSamples.ADVISED).ifPresent(Limits::check);
              STORY.amendment(PICK, pick, CardSamples.RESOLVED, DEVELOPER).ifPresent(Limits::check);
            });
    Limits.check(STORY.detail(samples.picks().getLast(), CardSamples.LANDED));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void buildsObeyTheLimits(String evil) {
    HostileSamples samples = new HostileSamples(evil);
    for (Build build : samples.builds()) {
      Limits.check(STORY.card(CardSamples.current(PICK, build)));
      Limits.check(STORY.notice(CardSamples.current(PICK, build)));
    }
    samples.buildEvents().forEach(event -> Limits.check(STORY.detail(event)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void holdsAndHeadsObeyTheLimits(String evil) {
    Limits.check(STORY.card(Samples.HOLD, new HostileSamples(evil).held().state()));
    Limits.check(STORY.detail(Samples.SHOP, new HeadsEvent.HeadsHidden(Samples.NOW, evil)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void releasesObeyTheLimits(String evil) {
    HostileSamples samples = new HostileSamples(evil);
    samples.words(STORY).forEach(Limits::check);
    for (Release release : samples.releases()) {
      Content card = STORY.releaseCard(CardSamples.current(RELEASE, release));
      Limits.check(card);
      samples
          .events()
          .forEach(event -> Limits.check(STORY.notice(RELEASE, release, event, DEVELOPER)));
      samples.events().forEach(event -> Limits.check(STORY.detail(release, event)));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void pagesAndRefusalsObeyTheLimits(String evil) {
    HostileSamples samples = new HostileSamples(evil);
    Names names = person -> evil;
    samples.pages().forEach(page -> Limits.check(Pages.of(page, names)));
    Page.History history =
        new Page.History(
            Samples.shop(),
            Collections.nCopies(50, CardSamples.current(RELEASE, samples.releases().getFirst())),
            List.of());
    Limits.check(Pages.of(history, names));
    Limits.check(Brokenness.setAside(RELEASE, evil));
    Limits.check(Brokenness.failing(RELEASE, new IllegalStateException(evil)));
    Limits.check(Brokenness.givenUp("a card", evil));
    String typed = evil.replace("<@UEVIL>", "mentions stay in what is whispered");
    Limits.check(Pages.of(Refusal.refused("there is no " + typed, "Type " + typed)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsLeftOutIsSaidAndIsNeverTheCauseOrTheButtons(String evil) {
    HostileSamples samples = new HostileSamples(evil);
    Content mixed = STORY.releaseCard(CardSamples.current(RELEASE, samples.mixed()));
    assertThat(Limits.texts(mixed))
        .anyMatch(text -> text.contains("*Mixed.*"))
        .anyMatch(text -> text.contains("*Users of "))
        .anyMatch(text -> text.contains("the new tasks crash"))
        .anyMatch(text -> text.contains("more targets"))
        .anyMatch(text -> text.startsWith("Carry on with "))
        .anyMatch(text -> text.startsWith("Take back to "));
    Content awaiting = STORY.releaseCard(CardSamples.current(RELEASE, samples.awaiting()));
    assertThat(Limits.texts(awaiting))
        .anyMatch(text -> text.contains("more commits"))
        .anyMatch(text -> text.startsWith("Confirm "))
        .anyMatch(text -> text.contains("may be confirmed by <!subteam^SREL>"));
  }
}
