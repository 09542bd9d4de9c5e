package dev.slipway.adapters.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.slipway.adapters.github.FakeGithub.job;
import static dev.slipway.adapters.github.FakeGithub.step;
import static dev.slipway.adapters.web.StandIn.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.core.build.BuildLimits;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.BuilderContract;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.BranchName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubBuilderTest extends BuilderContract {
  private static final Instant NOON = Instant.parse("2026-11-02T09:30:10Z");
  private static final String MARK = "shop@registry.example.com/shop:" + ORDER.commit();
  private static final URI JOB = URI.create("https://github.com/team/shop/actions/runs/1/job/7");
  private static final URI RUN = URI.create("https://github.com/team/shop/actions/runs/1");

  private final FakeGithub github = new FakeGithub();
  private final SettableClock clock = new SettableClock(NOON);
  private final GithubBuilder builder = builder(Optional.empty());

  @AfterEach
  void stop() {
    builder.close();
    github.close();
  }

  @Override
  protected Builder builder(Ending ending) {
    switch (ending) {
      case SUCCESS -> github.ends("success");
      case FAILURE -> fails("2026-11-02T09:31:00.1234567Z no such file\n");
      case NONE -> github.status = "in_progress";
    }
    return builder;
  }

  @Override
  protected BuildProgress end(Builder built, BuildOrder order, String reference) {
    return built.observe(order, reference);
  }

  @Override
  protected BuildProgress failure() {
    return new Failed(
        "job image failed in step 2 of 2, Build and push", "no such file", Optional.of(JOB));
  }

  @Test
  void workflowGetsTheOrderAndWhatIsConfigured() {
    builder.start(ORDER);

    assertThat(github.web.posts(FakeGithub.DISPATCHES))
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.getHeader("Authorization")).isEqualTo("Bearer " + FakeGithub.TOKEN);
              assertThat(post.getBodyAsString())
                  .contains(
                      "\"ref\":\"release/2026-11-20\"",
                      "\"commit\":\"" + ORDER.commit() + "\"",
                      "\"epoch\":\"1793611800\"",
                      "\"image\":\"registry.example.com/shop:" + ORDER.commit() + "\"",
                      "\"slipway_build\":\"" + MARK + "\"",
                      "\"flavor\":\"large\"");
            });
  }

  @Test
  void aFixedRefIsDispatchedInPlaceOfTheBranch() {
    try (GithubBuilder fixed = builder(Optional.of("main"))) {
      fixed.start(ORDER);
    }
    assertThat(github.web.posts(FakeGithub.DISPATCHES).getFirst().getBodyAsString())
        .contains("\"ref\":\"main\"");
  }

  @Test
  void aGithubThatDoesNotSayWhichRunItBeganIsSearchedForIt() {
    github.knowsDetails = false;

    assertThat(builder.start(ORDER)).isEqualTo("1");
    assertThat(builder.find(ORDER)).contains("1");
  }

  @Test
  void aRunThatIsListedLateIsWaitedForAndNotDispatchedAgain() {
    github.knowsDetails = false;
    github.listsRuns = false;
    assertThat(unavailable(() -> builder.start(ORDER)).said())
        .isEqualTo(
            "GitHub Actions is unavailable: it has taken the order, and its run is not listed yet");
    clock.advance(Duration.ofSeconds(90));
    assertThat(unavailable(() -> builder.find(ORDER)).said()).contains("not listed yet");

    github.listsRuns = true;
    assertThat(builder.find(ORDER)).contains("1");
    assertThat(dispatches()).isEqualTo(2);
  }

  @Test
  void aWorkflowWhoseRunsCannotBeRecognizedIsNotDispatchedForEver() {
    github.knowsDetails = false;
    github.namesRuns = false;
    unavailable(() -> builder.start(ORDER));
    clock.advance(Duration.ofMinutes(4));

    assertThat(denied(() -> builder.find(ORDER)).why())
        .contains("no run that is named " + MARK + " appeared within 3 min")
        .contains("the run-name of build.yml has to hold ${{ inputs.slipway_build }}");
  }

  @Test
  void aLostAnswerIsLookedForAndNothingIsBuiltTwice() {
    github.listsRuns = false;
    github.web.loseNextAnswer();
    unavailable(() -> builder.start(ORDER));
    clock.advance(Duration.ofSeconds(10));
    assertThat(unavailable(() -> builder.find(ORDER)).said())
        .endsWith("it did not answer an order, and is watched whether it took it");

    github.listsRuns = true;
    assertThat(builder.start(ORDER)).isEqualTo("1");
    assertThat(dispatches()).isEqualTo(1);
  }

  @Test
  void anOrderThatNeverArrivedIsGivenAgainAfterAWhile() {
    github.web.answer("POST", FakeGithub.DISPATCHES, aResponse().withStatus(502));
    unavailable(() -> builder.start(ORDER));
    github.web.recover();
    unavailable(() -> builder.start(ORDER));
    clock.advance(Duration.ofSeconds(31));

    assertThat(builder.start(ORDER)).isEqualTo("1");
  }

  @Test
  void anotherBotFindsTheRunThatIsOnItsWay() {
    builder.start(ORDER);
    try (GithubBuilder successor = builder(Optional.empty())) {
      assertThat(successor.start(ORDER)).isEqualTo("1");
    }
    assertThat(dispatches()).isEqualTo(1);
  }

  @Test
  void aTagAndABranchAtOneCommitShareTheRunThatIsNotListedYet() {
    github.listsRuns = false;
    String reference = builder.start(ORDER);

    assertThat(builder.start(onTag())).isEqualTo(reference);
    assertThat(dispatches()).isEqualTo(1);
  }

  private static BuildOrder onTag() {
    return new BuildOrder(
        ORDER.app(), ORDER.image(), new BranchName("v1.2"), ORDER.commit(), ORDER.committedAt());
  }

  @Test
  void anOldSuccessWhoseImageIsGoneIsNoBuild() {
    builder.start(ORDER);
    github.ends("success");
    clock.advance(Duration.ofHours(2));

    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void aRunningBuildSaysWhichStepItIsAt() {
    String reference = builder.start(ORDER);
    github.jobs =
        List.of(
            job(6, "test", "completed", "success"),
            job(
                7,
                "image",
                "in_progress",
                "",
                step(1, "Set up job", "completed", "success"),
                step(2, "Build and push", "in_progress", "")));

    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Running("image: step 2 of 2, Build and push", Optional.of(RUN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "queued  | queued: no runner has taken it yet",
        "pending | pending: another run of its concurrency group goes first",
        "waiting | waiting: a protected environment wants somebody to approve it",
      })
  void whatARunWaitsForIsSaid(String status, String line) {
    String reference = builder.start(ORDER);
    github.status = status;

    assertThat(builder.observe(ORDER, reference)).isEqualTo(new Running(line, Optional.of(RUN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cancelled       | the run was cancelled on GitHub",
        "timed_out       | GitHub ended the run after its time limit",
        "action_required | GitHub wants somebody to approve the run before it begins",
        "startup_failure | GitHub could not begin the run: the workflow file is invalid, or may not run here",
        "skipped         | GitHub skipped every job of the run",
        "stale           | the run ended as stale",
      })
  void everyEndThatIsNoSuccessIsSaidInASentence(String conclusion, String why) {
    String reference = builder.start(ORDER);
    github.ends(conclusion);

    assertThat(builder.observe(ORDER, reference)).isEqualTo(new Failed(why, "", Optional.of(RUN)));
  }

  @Test
  void ofALongLogTheFirstErrorIsShownAndNotTheTidyingAfterIt() {
    String reference = builder.start(ORDER);
    fails(
        "2026-11-02T09:31:00.1Z noise\n".repeat(200_000)
            + "2026-11-02T09:31:00.2Z ##[group]Run docker build\n"
            + "2026-11-02T09:31:00.3Z \u001b[31mVat.java:41: cannot find symbol\u001b[0m\n"
            + "2026-11-02T09:31:00.4Z ##[error]Process completed with exit code 1.\n"
            + "2026-11-02T09:31:00.5Z Post job cleanup.\n".repeat(100));

    BuildProgress progress = builder.observe(ORDER, reference);

    assertThat(((Failed) progress).tail())
        .startsWith("noise\n")
        .endsWith("Vat.java:41: cannot find symbol\nError: Process completed with exit code 1.");
  }

  @Test
  void aLogThatMayNotBeReadDoesNotHideTheFailure() {
    String reference = builder.start(ORDER);
    fails("");
    github.web.answer("GET", ".*/logs", message(403, "Must have admin rights to Repository."));

    assertThat((Failed) builder.observe(ORDER, reference))
        .satisfies(
            failed -> {
              assertThat(failed.why()).startsWith("job image failed in step 2 of 2");
              assertThat(failed.tail()).startsWith("(its log could not be read: GitHub refuses");
            });
  }

  @Test
  void theTokenDoesNotTravelToWhereLogsAreKept() {
    String reference = builder.start(ORDER);
    fails("no such file\n");
    builder.observe(ORDER, reference);

    assertThat(github.web.all())
        .filteredOn(request -> request.getUrl().startsWith("/blob"))
        .singleElement()
        .satisfies(request -> assertThat(request.containsHeader("Authorization")).isFalse());
  }

  @Test
  void aBranchThatMovedMeanwhileIsNamed() {
    String reference = builder.start(ORDER);
    github.head = "a71d004" + "0".repeat(33);
    github.ends("failure");

    assertThat(((Failed) builder.observe(ORDER, reference)).why())
        .isEqualTo(
            "the run failed (GitHub shows it at a71d004, where release/2026-11-20 was by then)");
  }

  @Test
  void aRefusedTokenIsSaidAndNothingIsLeftInDoubt() {
    github.web.answer(message(401, "Bad credentials"));
    assertThat(denied(() -> builder.start(ORDER)).why())
        .isEqualTo(
            "GitHub does not accept the token for team/shop (HTTP 401): it is wrong, expired or revoked");
    github.web.recover();
    assertThat(builder.start(ORDER)).isEqualTo("1");
  }

  @Test
  void aMissingPermissionIsNamed() {
    github.web.answer(
        "POST",
        FakeGithub.DISPATCHES,
        message(403, "Resource not accessible by personal access token"));
    assertThat(denied(() -> builder.start(ORDER)).why())
        .contains("HTTP 403: Resource not accessible by personal access token")
        .contains("needs the permission Actions, read and write, on team/shop");
  }

  @Test
  void aMissingWorkflowIsNamed() {
    github.web.answer(message(404, "Not Found"));
    assertThat(denied(() -> builder.find(ORDER)).why())
        .startsWith("there is no workflow build.yml in team/shop, or the token may not see it");
  }

  @Test
  void aWorkflowThatCannotBeDispatchedIsQuoted() {
    github.web.answer(
        "POST",
        FakeGithub.DISPATCHES,
        message(422, "Workflow does not have 'workflow_dispatch' trigger"));
    assertThat(denied(() -> builder.start(ORDER)).why())
        .isEqualTo(
            "GitHub does not run build.yml of team/shop: Workflow does not have 'workflow_dispatch' trigger");
  }

  @Test
  void theRateLimitIsRespectedUntilItIsReset() {
    github.web.answer(
        message(403, "API rate limit exceeded for user ID 1.")
            .withHeader("X-RateLimit-Remaining", "0")
            .withHeader("X-RateLimit-Reset", "" + NOON.plusSeconds(400).getEpochSecond()));
    Unavailable limited = unavailable(() -> builder.observe(ORDER, "1"));
    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(400));
    assertThat(limited.said()).endsWith("its rate limit for this token is used up (HTTP 403)");
  }

  @Test
  void aSecondaryLimitIsRespected() {
    github.web.answer(message(429, "slow down").withHeader("Retry-After", "30"));
    assertThat(unavailable(() -> builder.find(ORDER)).retryAfter())
        .isEqualTo(Duration.ofSeconds(30));
    github.web.answer(message(403, "You have exceeded a secondary rate limit."));
    assertThat(unavailable(() -> builder.find(ORDER)).retryAfter())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void anOrderThatWasLimitedLeavesNoDoubt() {
    github.web.answer("POST", FakeGithub.DISPATCHES, message(429, "slow down"));
    unavailable(() -> builder.start(ORDER));
    github.web.recover();
    assertThat(builder.start(ORDER)).isEqualTo("1");
  }

  @Test
  void aBrokenGithubIsAskedAgain() {
    github.web.answer(aResponse().withStatus(500));
    assertThat(unavailable(() -> builder.observe(ORDER, "1")).said())
        .isEqualTo("GitHub Actions is unavailable: it answered HTTP 500");
    github.web.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    unavailable(() -> builder.observe(ORDER, "1"));
    github.web.answer(aResponse().withFixedDelay(3000));
    try (GithubBuilder hasty = builder(Optional.empty(), Duration.ofSeconds(1))) {
      assertThat(unavailable(() -> hasty.observe(ORDER, "1")).said())
          .isEqualTo("GitHub Actions is unavailable: no answer within 1 s");
    }
  }

  @Test
  void aRunThatIsGoneIsLost() {
    assertThat(builder.observe(ORDER, "99"))
        .isEqualTo(
            new BuildProgress.Lost(
                "GitHub knows no run 99 in team/shop, or the token may not see it"));
  }

  private void fails(String log) {
    github.ends("failure");
    github.log = log;
    github.jobs =
        List.of(
            job(6, "test", "completed", "success"),
            job(
                7,
                "image",
                "completed",
                "failure",
                step(1, "Set up job", "completed", "success"),
                step(2, "Build and push", "completed", "failure")));
  }

  private int dispatches() {
    return github.web.posts(FakeGithub.DISPATCHES).size();
  }

  private GithubBuilder builder(Optional<String> ref) {
    return builder(ref, Duration.ofSeconds(20));
  }

  private GithubBuilder builder(Optional<String> ref, Duration patience) {
    return new GithubBuilder(
        new GithubSettings(
            URI.create(github.web.url()),
            "team/shop",
            "build.yml",
            ref,
            () -> FakeGithub.TOKEN,
            Map.of("flavor", "large"),
            new BuildLimits(Duration.ofMinutes(30), Duration.ofHours(1)),
            patience),
        clock);
  }

  private static Denied denied(ThrowingCallable call) {
    return catchThrowableOfType(Denied.class, call);
  }

  private static Unavailable unavailable(ThrowingCallable call) {
    Unavailable thrown = catchThrowableOfType(Unavailable.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
