package dev.slipway.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.golden.Samples;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the dialogs say of the way back, before somebody clicks. */
class HowBackTest {
  private static final String COLD = "Nothing stays hot there: a rollback prepares first then.";
  private static final Apps SERVERS = servers();

  @Test
  void abortingWhatIsPreparedOnServersLosesTheQuickWayBack() {
    assertThat(abort(SERVERS, "prepared"))
        .isEqualTo(
            "No target has moved yet, and none will. What is prepared is taken away. " + COLD);
    assertThat(abort(SERVERS, "baking-by-click")).endsWith(COLD);
    assertThat(abort(SERVERS, "going-live-for-some")).endsWith(COLD);
  }

  @Test
  void abortingARollbackToTheHotColorLosesItToo() {
    assertThat(abort(SERVERS, "rollback-going-back")).endsWith(COLD);
  }

  @Test
  void whatTookNoColorLosesNone() {
    assertThat(abort(SERVERS, "confirmed")).doesNotContain(COLD);
    assertThat(abort(SERVERS, "preparing-delayed")).doesNotContain(COLD);
    assertThat(abort(Samples.apps(), "prepared")).doesNotContain(COLD);
  }

  @Test
  void aRollbackOfServicesSaysThatItDeploysAgainAndHowLongThatTakes() {
    String again = "services are deployed again, which usually takes 3 min 5 s";
    assertThat(card(Samples.apps(), "rollback-awaiting").toString()).contains(again);
    assertThat(card(SERVERS, "rollback-awaiting").toString()).doesNotContain("deployed again");
  }

  private static JsonNode card(Apps apps, String state) {
    return Shown.of(new Story(apps).releaseCard(ReleaseSamples.release(state)));
  }

  private static String abort(Apps apps, String state) {
    return StreamSupport.stream(card(apps, state).at("/blocks").spliterator(), false)
        .flatMap(block -> StreamSupport.stream(block.path("elements").spliterator(), false))
        .filter(element -> element.path("action_id").asText().equals("slipway:abort"))
        .map(button -> button.at("/confirm/text/text").asText())
        .findFirst()
        .orElseThrow();
  }

  private static Apps servers() {
    Environment like = Samples.production();
    List<TargetSpec> targets =
        like.targets().stream()
            .<TargetSpec>map(
                it ->
                    new TargetSpec.Server(
                        it.name(),
                        it.wave(),
                        Samples.SHOP,
                        "deploy@%s.example.com".formatted(it.name()),
                        false))
            .toList();
    return new Apps(
        List.of(
            Samples.shop(
                List.of(
                    Samples.staging(),
                    new Environment(
                        like.name(),
                        like.automatic(),
                        targets,
                        like.release(),
                        like.confirm(),
                        like.fourEyes(),
                        like.confirmWithin(),
                        like.deadline(),
                        like.tasks(),
                        like.pace(),
                        like.link())))));
  }
}
