package dev.slipway.adapters.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.slipway.adapters.gitlab.FakeGitlab.job;
import static dev.slipway.adapters.web.StandIn.body;
import static dev.slipway.adapters.web.StandIn.json;
import static dev.slipway.adapters.web.StandIn.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitlabBuilderTest extends BuilderContract {
  private static final Instant NOON = Instant.parse("2026-11-02T09:30:10Z");
  private static final URI JOB = URI.create("https://gitlab.com/team/shop/-/jobs/7");
  private static final URI PIPELINE = URI.create("https://gitlab.com/team/shop/-/pipelines/1");

  private final FakeGitlab gitlab = new FakeGitlab();
  private final SettableClock clock = new SettableClock(NOON);
  private final GitlabBuilder builder = builder();

  @AfterEach
  void stop() {
    builder.close();
    gitlab.close();
  }

  @Override
  protected Builder builder(Ending ending) {
    switch (ending) {
      case SUCCESS -> gitlab.status = "success";
      case FAILURE -> fails("no such file\n");
      case NONE -> gitlab.status = "running";
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
        "job image in stage build failed: script failure", "no such file", Optional.of(JOB));
  }

  @Test
  void pipelineGetsTheOrderAndWhatIsConfigured() {
    builder.start(ORDER);

    assertThat(gitlab.web.posts(FakeGitlab.CREATE))
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.getHeader("PRIVATE-TOKEN")).isEqualTo(FakeGitlab.TOKEN);
              JsonNode sent = body(post);
              assertThat(sent.path("ref").asText()).isEqualTo("release/2026-11-20");
              Map<String, String> variables = new HashMap<>();
              sent.path("variables")
                  .forEach(
                      each ->
                          variables.put(each.path("key").asText(), each.path("value").asText()));
              assertThat(variables)
                  .containsExactlyInAnyOrderEntriesOf(
                      Map.of(
                          "GIT_HASH",
                          ORDER.commit().value(),
                          "GIT_HEAD_EPOCH_TIME",
                          "1793611800",
                          "IMAGE",
                          "registry.example.com/shop:" + ORDER.commit(),
                          "SLIPWAY_BUILD",
                          "shop@registry.example.com/shop:" + ORDER.commit(),
                          "FLAVOR",
                          "large"));
            });
  }

  @Test
  void aLostAnswerIsLookedForAndNothingIsBuiltTwice() {
    gitlab.listsPipelines = false;
    gitlab.web.loseNextAnswer();
    unavailable(() -> builder.start(ORDER));
    assertThat(unavailable(() -> builder.find(ORDER)).said())
        .isEqualTo(
            "GitLab is unavailable: it did not answer an order, and is watched whether it took it");

    gitlab.listsPipelines = true;
    assertThat(builder.start(ORDER)).isEqualTo("1");
    assertThat(gitlab.web.posts(FakeGitlab.CREATE)).hasSize(1);
  }

  @Test
  void anOrderThatNeverArrivedIsGivenAgainAfterAWhile() {
    gitlab.web.answer("POST", FakeGitlab.CREATE, aResponse().withStatus(500));
    unavailable(() -> builder.start(ORDER));
    gitlab.web.recover();
    unavailable(() -> builder.start(ORDER));
    clock.advance(Duration.ofSeconds(21));

    assertThat(builder.start(ORDER)).isEqualTo("1");
  }

  @Test
  void anotherBotFindsThePipelineThatIsOnItsWay() {
    builder.start(ORDER);
    try (GitlabBuilder successor = builder()) {
      assertThat(successor.start(ORDER)).isEqualTo("1");
    }
    assertThat(gitlab.web.posts(FakeGitlab.CREATE)).hasSize(1);
  }

  @Test
  void aTagAndABranchAtOneCommitShareOnePipeline() {
    String reference = builder.start(ORDER);
    BuildOrder onTag =
        new BuildOrder(
            ORDER.app(),
            ORDER.image(),
            new BranchName("v1.2"),
            ORDER.commit(),
            ORDER.committedAt());

    assertThat(builder.start(onTag)).isEqualTo(reference);
  }

  @Test
  void pipelinesOfOthersWhoseVariablesAreHiddenAreNotOurs() {
    builder.start(ORDER);
    gitlab.web.answer("GET", ".*/variables", message(403, "403 Forbidden"));

    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void anOldSuccessWhoseImageIsGoneIsNoBuild() {
    builder.start(ORDER);
    gitlab.status = "success";
    clock.advance(Duration.ofHours(2));

    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void aRunningPipelineSaysWhichJobItIsAt() {
    String reference = builder.start(ORDER);
    gitlab.jobs = List.of(job(7, "image", "running", ""), job(6, "test", "success", ""));

    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Running("build: image (1 of 2 jobs done)", Optional.of(PIPELINE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "created              | queued: no runner has taken it yet",
        "pending              | queued: no runner has taken it yet",
        "manual               | waiting: a manual job wants somebody to start it on GitLab",
        "waiting_for_resource | waiting: another pipeline has its resource group",
        "scheduled            | waiting: a delayed job begins later",
      })
  void whatAPipelineWaitsForIsSaid(String status, String line) {
    String reference = builder.start(ORDER);
    gitlab.status = status;

    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Running(line, Optional.of(PIPELINE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "canceled  | the pipeline was cancelled on GitLab",
        "canceling | the pipeline was cancelled on GitLab",
        "skipped   | GitLab skipped the pipeline: none of its jobs runs for this ref",
        "failed    | the pipeline failed",
      })
  void everyEndThatIsNoSuccessIsSaidInASentence(String status, String why) {
    String reference = builder.start(ORDER);
    gitlab.status = status;

    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Failed(why, "", Optional.of(PIPELINE)));
  }

  @Test
  void aJobThatMayFailIsNotTheCulprit() {
    String reference = builder.start(ORDER);
    fails("no such file\n");
    gitlab.jobs =
        List.of(
            job(7, "image", "failed", "runner_system_failure"),
            job(5, "lint", "failed", "script_failure"));

    assertThat(((Failed) builder.observe(ORDER, reference)).why())
        .isEqualTo("job image in stage build failed: runner system failure");
  }

  @Test
  void ofALongTraceTheEndIsShownWithoutWhatGitlabAddsToIt() {
    String reference = builder.start(ORDER);
    fails(
        "2026-11-02T09:31:00.000000Z 00O noise\n".repeat(200_000)
            + "section_start:1793611860:step_script\r\u001b[0K\u001b[36;1mBuilding\u001b[0;m\n"
            + "2026-11-02T09:31:00.000000Z 01E Vat.java:41: cannot find symbol\n"
            + "section_end:1793611861:step_script\r\u001b[0K\n"
            + "2026-11-02T09:31:00.000000Z 00O Cleaning up project directory and file based variables\n"
            + "\u001b[31;1mERROR: Job failed: exit code 1\u001b[0;m\n");

    assertThat(((Failed) builder.observe(ORDER, reference)).tail())
        .startsWith("noise\n")
        .endsWith("Building\nVat.java:41: cannot find symbol\nERROR: Job failed: exit code 1");
  }

  @Test
  void aTraceThatMayNotBeReadDoesNotHideTheFailure() {
    String reference = builder.start(ORDER);
    fails("");
    gitlab.web.answer("GET", ".*/trace", message(403, "403 Forbidden"));

    assertThat(((Failed) builder.observe(ORDER, reference)).tail())
        .startsWith("(its log could not be read: GitLab refuses the token");
  }

  @Test
  void aBranchThatMovedMeanwhileIsNamed() {
    String reference = builder.start(ORDER);
    gitlab.head = "a71d004" + "0".repeat(33);
    gitlab.status = "failed";

    assertThat(((Failed) builder.observe(ORDER, reference)).why())
        .isEqualTo(
            "the pipeline failed (GitLab shows it at a71d004, where release/2026-11-20 was by then)");
  }

  @Test
  void aFileThatGitlabCannotUseIsQuoted() {
    String reference = builder.start(ORDER);
    gitlab.status = "failed";
    gitlab.problem = "jobs config should contain at least one visible job";

    assertThat(((Failed) builder.observe(ORDER, reference)).why())
        .isEqualTo(
            "GitLab cannot use .gitlab-ci.yml: jobs config should contain at least one visible job");
  }

  @Test
  void aRefusedTokenIsSaidAndNothingIsLeftInDoubt() {
    gitlab.web.answer(message(401, "401 Unauthorized"));
    assertThat(denied(() -> builder.start(ORDER)).why())
        .isEqualTo(
            "GitLab does not accept the token for team/shop (HTTP 401): it is wrong, expired or revoked");
    gitlab.web.recover();
    assertThat(builder.start(ORDER)).isEqualTo("1");
  }

  @Test
  void aMissingRightIsNamed() {
    gitlab.web.answer(
        json(
            403,
            Map.of(
                "error",
                "insufficient_scope",
                "error_description",
                "The request requires higher privileges than provided by the access token.")));
    assertThat(denied(() -> builder.start(ORDER)).why())
        .contains("HTTP 403: insufficient_scope; The request requires higher privileges")
        .contains("needs the scope api and the role Developer");
  }

  @Test
  void aMissingProjectIsNamed() {
    gitlab.web.answer(message(404, "404 Project Not Found"));
    assertThat(denied(() -> builder.find(ORDER)).why())
        .startsWith("there is no project team/shop on localhost:");
  }

  @Test
  void aPipelineThatGitlabDoesNotBeginIsQuoted() {
    gitlab.web.answer(
        "POST",
        FakeGitlab.CREATE,
        json(
            400,
            Map.of(
                "message",
                Map.of("base", List.of("Insufficient permissions to set pipeline variables")))));
    assertThat(denied(() -> builder.start(ORDER)).why())
        .isEqualTo(
            "GitLab does not begin a pipeline of team/shop: Insufficient permissions to set pipeline variables");
  }

  @Test
  void aLimitIsRespectedAndLeavesNoDoubt() {
    gitlab.web.answer(
        "POST", FakeGitlab.CREATE, message(429, "slow down").withHeader("Retry-After", "30"));
    assertThat(unavailable(() -> builder.start(ORDER)).retryAfter())
        .isEqualTo(Duration.ofSeconds(30));
    gitlab.web.recover();
    assertThat(builder.start(ORDER)).isEqualTo("1");
  }

  @Test
  void aBrokenGitlabIsAskedAgain() {
    gitlab.web.answer(aResponse().withStatus(502));
    assertThat(unavailable(() -> builder.observe(ORDER, "1")).said())
        .isEqualTo("GitLab is unavailable: it answered HTTP 502");
    gitlab.web.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    unavailable(() -> builder.observe(ORDER, "1"));
  }

  private void fails(String trace) {
    gitlab.status = "failed";
    gitlab.trace = trace;
    gitlab.jobs =
        List.of(job(7, "image", "failed", "script_failure"), job(6, "test", "success", ""));
  }

  private GitlabBuilder builder() {
    return new GitlabBuilder(
        new GitlabSettings(
            URI.create(gitlab.web.url()),
            "team/shop",
            Optional.empty(),
            () -> FakeGitlab.TOKEN,
            Map.of("FLAVOR", "large"),
            new BuildLimits(Duration.ofMinutes(30), Duration.ofHours(1)),
            Duration.ofSeconds(20)),
        clock);
  }

  private static Denied denied(ThrowingCallable call) {
    Denied thrown = catchThrowableOfType(Denied.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static Unavailable unavailable(ThrowingCallable call) {
    Unavailable thrown = catchThrowableOfType(Unavailable.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
