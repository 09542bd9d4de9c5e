package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.BUILD;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.PICK;
import static dev.slipway.core.golden.Samples.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.intake.Asked;
import dev.slipway.core.app.Share;
import dev.slipway.core.desk.Click;
import dev.slipway.core.golden.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionIdsTest {

  @Test
  void everyButtonComesBackAsTheClickThatItShows() {
    assertThat(clicks("awaiting"))
        .containsExactly(
            new Click.Confirm(RELEASE, MANAGER, Samples.plan().hash()),
            new Click.Cancel(RELEASE, MANAGER),
            new Click.Remind(RELEASE, MANAGER));
    assertThat(clicks("planning")).containsExactly(new Click.Cancel(RELEASE, MANAGER));
    assertThat(clicks("going-live")).containsExactly(new Click.Abort(RELEASE, MANAGER));
    assertThat(clicks("mixed"))
        .containsExactly(new Click.CarryOn(RELEASE, MANAGER), new Click.TakeBack(RELEASE, MANAGER));
    assertThat(clicks("live")).isEmpty();
    assertThat(clicks("prepared"))
        .containsExactly(new Click.GoLive(RELEASE, MANAGER), new Click.Abort(RELEASE, MANAGER));
    assertThat(clicks("baking-by-click"))
        .containsExactly(
            new Click.Raise(RELEASE, MANAGER, Share.parse("5")), new Click.Abort(RELEASE, MANAGER));
  }

  @Test
  void everyButtonOfAPickComesBackAsTheClickThatItShows() {
    assertThat(pickClicks("rehearsed"))
        .containsExactly(
            new Click.Land(PICK, MANAGER, Samples.OLD.sha()), new Click.Drop(PICK, MANAGER));
    assertThat(pickClicks("conflicted"))
        .containsExactly(
            new Click.PickFirst(PICK, MANAGER),
            new Click.Resolved(PICK, MANAGER),
            new Click.Drop(PICK, MANAGER));
  }

  @Test
  void theButtonOfABuildComesBackAsTheClickThatItShows() {
    assertThat(buildClicks("building")).containsExactly(new Click.StopBuild(BUILD, MANAGER));
    assertThat(buildClicks("starting")).isEmpty();
    assertThat(buildClicks("stopping")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "slipway:confirm, release-42",
    "slipway:confirm, release-42 nothash",
    "slipway:raise, release-42",
    "slipway:raise, release-42 all",
    "slipway:raise, release-42 10001",
    "slipway:cancel, ''",
    "slipway:cancel, release",
    "slipway:cancel, release-0",
    "slipway:cancel, release-99999999999999999999",
    "slipway:cancel, party-1",
    "slipway:explode, release-42",
    "slipway:drop, release-42",
    "slipway:stop_build, pick-7",
    "slipway:land, pick-7",
    "slipway:cancel, pick-7",
    "cancel, release-42",
    "slipway:CANCEL, release-42",
    "'', release-42"
  })
  void whatNoButtonOfOursCarriesIsNoClick(String actionId, String value) {
    assertThat(ActionIds.click(clicked(actionId, value))).isEmpty();
  }

  @Test
  void aWordCarriesWhenItWasSaidAndAtMostSoMuchOfTheReason() {
    Asked.Clicked clicked =
        new Asked.Clicked(
            MANAGER, Samples.CHANNEL, "1.0", "slipway:fails", "release-42", "x".repeat(400), "7.0");

    assertThat(ActionIds.click(clicked).orElseThrow())
        .isInstanceOfSatisfying(
            Click.Say.class,
            say -> {
              assertThat(say.word().at()).isEqualTo(Instant.ofEpochSecond(7));
              assertThat(say.word().reason().orElseThrow()).hasSize(300);
            });
  }

  private static Asked.Clicked clicked(String actionId, String value) {
    return new Asked.Clicked(MANAGER, Samples.CHANNEL, "1.0", actionId, value, "", "2.0");
  }

  private static List<Click> buildClicks(String state) {
    return clicks(Shown.of(new Story(Samples.apps()).card(CardSamples.build(state))));
  }

  private static List<Click> pickClicks(String state) {
    return clicks(Shown.of(new Story(Samples.apps()).card(PICK, CardSamples.pick(state).state())));
  }

  private static List<Click> clicks(String state) {
    return clicks(Shown.of(new Story(Samples.apps()).releaseCard(ReleaseSamples.release(state))));
  }

  private static List<Click> clicks(JsonNode card) {
    List<Click> clicks = new ArrayList<>();
    for (JsonNode button : card.findParents("action_id")) {
      String value = button.path("value").asText();
      clicks.add(ActionIds.click(clicked(button.path("action_id").asText(), value)).orElseThrow());
    }
    return clicks;
  }
}
