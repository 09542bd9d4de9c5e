package dev.slipway.adapters.jenkins;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is built twice, and every refusal ends in one sentence. */
class JenkinsTroubleTest {
  private static final BuildOrder ORDER =
      new BuildOrder(
          new AppName("shop"),
          new ImageName("registry.example.com/shop"),
          new BranchName("release/2026-11-20"),
          new CommitSha("3f2a91c" + "0".repeat(33)),
          Instant.parse("2026-11-02T09:30:00Z"));
  private static final Instant NOON = Instant.ofEpochMilli(1_793_611_800_000L);

  private final FakeJenkins jenkins = new FakeJenkins();
  private Instant now = NOON;
  private final JenkinsBuilder builder = jenkins.builder(() -> now);

  @AfterEach
  void stop() {
    builder.close();
    jenkins.close();
  }

  @Test
  void lostAnswerIsLookedUpAndNothingIsBuiltTwice() {
    jenkins.loseNextAnswer();
    assertThat(catchThrowableOfType(Unavailable.class, () -> builder.start(ORDER))).isNotNull();
    assertThat(builder.find(ORDER)).contains("queue/41");
    assertThat(builder.start(ORDER)).isEqualTo("queue/41");
    assertThat(jenkins.orders()).isOne();
  }

  @Test
  void orderWithoutAnAnswerIsInDoubtForHalfAMinute() {
    jenkins.answer(".*/buildWithParameters", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(catchThrowableOfType(Unavailable.class, () -> builder.start(ORDER))).isNotNull();
    jenkins.recover();
    now = NOON.plusSeconds(29);
    assertThat(catchThrowableOfType(Unavailable.class, () -> builder.find(ORDER)))
        .hasMessageEndingWith("the build is looked for before it is ordered again");
    assertThat(catchThrowableOfType(Unavailable.class, () -> builder.start(ORDER))).isNotNull();
    now = NOON.plusSeconds(30);
    assertThat(builder.find(ORDER)).isEmpty();
    assertThat(builder.start(ORDER)).isEqualTo("queue/41");
    assertThat(jenkins.job.begun()).isOne();
  }

  @Test
  void oldSuccessWithoutAnImageDoesNotStandInTheWay() {
    String reference = builder.start(ORDER);
    jenkins.job.end("SUCCESS");
    now = NOON.plus(Duration.ofHours(2));
    assertThat(builder.find(ORDER)).isEmpty();
    assertThat(builder.start(ORDER)).isNotEqualTo(reference);
  }

  @Test
  void vetoedOrderIsNotTakenForABuild() {
    jenkins.veto();
    assertThat(catchThrowableOfType(Unavailable.class, () -> builder.start(ORDER)))
        .hasMessageContaining("it did not say whether it took the order");
  }

  @Test
  void crumbIsFetchedWhenOneIsWanted() {
    jenkins.wantCrumb();
    builder.start(ORDER);
    assertThat(jenkins.job.begun()).isOne();
  }

  @Test
  void parameterThatTheJobDoesNotDeclareIsSaidBeforeAnythingIsBuilt() {
    jenkins.job.declared.remove("SLIPWAY_BUILD");
    jenkins.job.declared.remove("FLAVOR");
    assertThat(denied(() -> builder.start(ORDER)))
        .isEqualTo(
            "job team/shop image of %s does not declare the string parameters FLAVOR, SLIPWAY_BUILD,"
                    .formatted(system())
                + " and would not get to know them");
    assertThat(jenkins.orders()).isZero();
  }

  @Test
  void refusalsNameWhatIsMissing() {
    assertThat(denied(() -> jenkins.builder("team/shop image", "wrong", () -> now).find(ORDER)))
        .isEqualTo("%s does not know user slipway with this API token (HTTP 401)", system());
    assertThat(
            denied(() -> jenkins.builder("team/shop", FakeJenkins.TOKEN, () -> now).start(ORDER)))
        .isEqualTo("%s has no job team/shop, or user slipway may not see it (Job/Read)", system());
    jenkins.forbid("Build");
    assertThat(denied(() -> builder.start(ORDER)))
        .isEqualTo(
            "%s refuses user slipway (HTTP 403): the permission Job/Build on job team/shop image is missing",
            system());
    jenkins.job.disabled = true;
    assertThat(denied(() -> builder.start(ORDER)))
        .isEqualTo("job team/shop image of %s is disabled", system());
  }

  @Test
  void cancellingNeedsItsPermission() {
    String reference = builder.start(ORDER);
    jenkins.forbid("Cancel");
    assertThat(denied(() -> builder.cancel(ORDER, reference))).contains("Job/Cancel");
  }

  @Test
  void pageOfALoginIsNoAnswer() {
    jenkins.answer(
        aResponse().withStatus(302).withHeader("Location", "/jenkins/login?from=%2Fsecret"));
    assertThat(denied(() -> builder.find(ORDER)))
        .isEqualTo(
            "%s sends the bot on to /jenkins/login: are the url and the API token of slipway right?",
            system());
    jenkins.answer(FakeJenkins.page(200, "Jenkins is getting ready"));
    assertThat(unavailable(() -> builder.find(ORDER)))
        .hasMessageContaining("it answered HTTP 200 with text/html;charset=utf-8, not with JSON");
  }

  @Test
  void tokenDoesNotTravelToAnotherHost() {
    jenkins.answer(
        aResponse().withStatus(301).withHeader("Location", "http://elsewhere.example.com/x"));
    assertThat(denied(() -> builder.find(ORDER))).contains("http://elsewhere.example.com/x");
  }

  @Test
  void troubleOfJenkinsIsTemporary() {
    jenkins.answer(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    assertThat(unavailable(() -> builder.find(ORDER)).retryAfter())
        .isEqualTo(Duration.ofSeconds(17));
    jenkins.answer(aResponse().withStatus(503));
    assertThat(unavailable(() -> builder.observe(ORDER, "queue/41")))
        .hasMessage(system() + " is unavailable: it answered HTTP 503");
    jenkins.answer(aResponse().withBody("{}").withFixedDelay(10_000));
    assertThat(unavailable(() -> jenkins.impatient(() -> now).find(ORDER)))
        .hasMessage(system() + " is unavailable: no answer within 1 s");
  }

  private String system() {
    return "Jenkins " + jenkins.url().getAuthority();
  }

  private static String denied(ThrowingCallable call) {
    return catchThrowableOfType(Denied.class, call).why();
  }

  private static Unavailable unavailable(ThrowingCallable call) {
    return catchThrowableOfType(Unavailable.class, call);
  }
}
