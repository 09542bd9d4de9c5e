package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.Right;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetailsTest {
  private static final Story STORY = new Story(Samples.apps());
  private static final ReleaseRules RULES = new ReleaseRules();

  @Test
  void everyEventThatIsToldHasItsLine() {
    ObjectNode lines = Shown.several();
    Pick landed = CardSamples.pick(CardSamples.LANDED);
    lines.put("PickLanded", markup(STORY.detail(landed, CardSamples.LANDED)));
    Pick staged = CardSamples.pick(CardSamples.LANDED, CardSamples.BUILT, CardSamples.STAGED);
    lines.put("PickStaged", markup(STORY.detail(staged, CardSamples.STAGED)));
    lines.put("BuildFailed", markup(STORY.detail(CardSamples.BROKEN)));
    lines.put("BuildStopped", markup(STORY.detail(CardSamples.STOPPED)));
    lines.put("BuildLost", markup(STORY.detail(CardSamples.BUILD_LOST)));
    CardSamples.holds()
        .forEach((name, hold) -> lines.put("hold-" + name, markup(STORY.detail(hold))));
    CardSamples.heads()
        .forEach((name, event) -> lines.put(name, markup(STORY.detail(Samples.SHOP, event))));
    ReleaseSamples.story().forEach((name, step) -> lines.put(name, told(step)));
    Shown.check("details", lines);
  }

  @Test
  void nothingIsToldByTheNameOfAClass() {
    ReleaseSamples.story()
        .forEach(
            (name, step) -> assertThat(told(step)).doesNotContain(Details.plain(step.event())));
    assertThat(isTold(new PickRules(), CardSamples.pick(CardSamples.LANDED), CardSamples.LANDED))
        .isTrue();
  }

  @Test
  void aPlanCallsThoseWhoMayConfirmItAndNobodyElse() {
    assertThat(planned(Samples.production().confirm(), false))
        .startsWith("<!subteam^SREL> The plan");
    assertThat(planned(Right.forEveryone(), false)).startsWith("<@" + DEVELOPER + "> ");
    assertThat(planned(Right.forEveryone(), true))
        .startsWith("Everybody but who asked may confirm. ");
    assertThat(planned(new Right(false, List.of(), List.of(MANAGER)), true))
        .startsWith("<@" + MANAGER + "> ")
        .doesNotContain(DEVELOPER.value());
  }

  @Test
  void whoAskedIsCalledWhenAllIsLiveAndNotWhenANoticeSaysWhatWentWrong() {
    String live =
        told(
            new ReleaseSamples.Step(
                ReleaseSamples.release("live").state(), ReleaseSamples.WORKER_LIVE));
    assertThat(live).contains("<@UDEV> :white_check_mark: *Live* on all 2 targets.");
    String failed =
        told(
            new ReleaseSamples.Step(
                ReleaseSamples.release("failed").state(), ReleaseSamples.WEB_FAILED));
    assertThat(failed).contains("*Failed.*").doesNotContain("<@");
  }

  private static String planned(Right confirm, boolean fourEyes) {
    Environment it = Samples.production();
    App shop = Samples.shop();
    Environment environment =
        new Environment(
            it.name(),
            false,
            it.targets(),
            it.release(),
            confirm,
            fourEyes,
            it.confirmWithin(),
            it.deadline(),
            it.pace(),
            it.link());
    Apps apps =
        new Apps(
            List.of(
                new App(
                    shop.name(),
                    shop.trunk(),
                    shop.releaseBranches(),
                    shop.tags(),
                    shop.image(),
                    shop.channel(),
                    shop.picks(),
                    shop.cuts(),
                    Optional.empty(),
                    List.of(environment))));
    return Details.of(apps, ReleaseSamples.release(ReleaseSamples.PLANNED), ReleaseSamples.PLANNED);
  }

  private static String told(ReleaseSamples.Step step) {
    Release release = step.release();
    ReleaseEvent event = step.event();
    assertThat(isTold(RULES, release, event)).as("%s is told", event).isTrue();
    return markup(STORY.detail(release, event));
  }

  private static <S, E extends Event> boolean isTold(Rules<S, E, ?> rules, S state, E event) {
    return rules.tell(state, event).stream().anyMatch(Telling.Detail.class::isInstance);
  }

  private static String markup(Content line) {
    return Shown.of(line).at("/blocks/0/text/text").asText();
  }
}
