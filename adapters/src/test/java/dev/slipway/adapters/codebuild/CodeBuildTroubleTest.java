package dev.slipway.adapters.codebuild;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
class CodeBuildTroubleTest {
  private static final BuildOrder ORDER =
      new BuildOrder(
          new AppName("shop"),
          new ImageName("registry.example.com/shop"),
          new BranchName("release/2026-11-20"),
          new CommitSha("3f2a91c" + "0".repeat(33)),
          Instant.parse("2026-11-02T09:30:00Z"));
  private static final Instant NOON = Instant.ofEpochSecond(1_793_611_800);

  private final FakeCodeBuild aws = new FakeCodeBuild();
  private final CodeBuildClients clients = aws.clients();
  private Instant now = NOON;
  private final CodeBuildBuilder builder =
      new CodeBuildBuilder(FakeCodeBuild.SETTINGS, clients, () -> now);

  @AfterEach
  void stop() {
    clients.close();
    aws.close();
  }

  @Test
  void lostAnswerIsLookedUp() {
    aws.loseNextAnswer();
    assertThat(unavailable(() -> builder.start(ORDER)).said())
        .startsWith("CodeBuild eu-west-1 is unavailable: no answer to StartBuild: ");
    assertThat(builder.find(ORDER)).contains("shop-image:1");
    assertThat(builder.start(ORDER)).isEqualTo("shop-image:1");
    assertThat(aws.begun()).isOne();
  }

  @Test
  void buildThatDoesNotShowYetIsNotStartedTwice() {
    aws.loseNextAnswer();
    assertThat(unavailable(() -> builder.start(ORDER))).isNotNull();
    aws.listNothing();
    assertThat(builder.find(ORDER)).isEmpty();
    assertThat(builder.start(ORDER)).isEqualTo("shop-image:1");
    assertThat(aws.begun()).isOne();
  }

  @Test
  void refusalsNameThePermission() {
    String reference = builder.start(ORDER);
    for (String action : new String[] {"ListBuildsForProject", "BatchGetBuilds"}) {
      aws.refuse(FakeCodeBuild.BUILDS + action, 400, "AccessDeniedException", "not you");
      assertThat(denied(() -> builder.find(ORDER)))
          .isEqualTo(
              "CodeBuild eu-west-1 refused %s: the bot's role lacks the permission codebuild:%s. AWS says: not you",
              action, action);
      aws.recover();
    }
    aws.refuse(FakeCodeBuild.BUILDS + "StopBuild", 400, "AccessDeniedException", "not you");
    assertThat(denied(() -> builder.cancel(ORDER, reference))).contains("codebuild:StopBuild");
    aws.end("FAILED", "BUILD", "", "");
    aws.refuse(FakeCodeBuild.BUILDS + "StartBuild", 400, "AccessDeniedException", "not you");
    assertThat(denied(() -> builder.start(ORDER))).contains("codebuild:StartBuild");
    aws.recover();
    aws.refuse(
        FakeCodeBuild.BUILDS + "ListBuildsForProject", 400, "ResourceNotFoundException", "gone");
    assertThat(denied(() -> builder.start(ORDER)))
        .isEqualTo("CodeBuild eu-west-1 has no project shop-image");
    aws.refuse(
        FakeCodeBuild.BUILDS + "ListBuildsForProject", 400, "UnrecognizedClientException", "bad");
    assertThat(denied(() -> builder.find(ORDER))).contains("AWS credentials are not valid");
  }

  @Test
  void troubleOfAwsIsTemporary() {
    aws.refuse(FakeCodeBuild.BUILDS + "ListBuildsForProject", 400, "ThrottlingException", "rate");
    assertThat(unavailable(() -> builder.find(ORDER)))
        .hasMessage("CodeBuild eu-west-1 is unavailable: it throttles ListBuildsForProject");
    aws.answer(FakeCodeBuild.BUILDS + "ListBuildsForProject", aResponse().withStatus(503));
    assertThat(unavailable(() -> builder.find(ORDER))).isNotNull();
    aws.recover();
    aws.refuse(
        FakeCodeBuild.BUILDS + "StartBuild",
        400,
        "AccountLimitExceededException",
        "Cannot have more than 1 builds in queue for the account");
    assertThat(unavailable(() -> builder.start(ORDER)))
        .hasMessage(
            "CodeBuild eu-west-1 is unavailable: StartBuild: Cannot have more than 1 builds in queue for the account");
    assertThat(aws.begun()).isZero();
  }

  @Test
  void oldSuccessWithoutAnImageDoesNotStandInTheWay() {
    aws.endAtOnce("SUCCEEDED");
    String reference = builder.start(ORDER);
    now = NOON.plus(Duration.ofHours(2));
    assertThat(builder.find(ORDER)).isEmpty();
    assertThat(builder.start(ORDER)).isNotEqualTo(reference);
  }

  private static String denied(ThrowingCallable call) {
    return catchThrowableOfType(Denied.class, call).why();
  }

  private static Unavailable unavailable(ThrowingCallable call) {
    return catchThrowableOfType(Unavailable.class, call);
  }
}
