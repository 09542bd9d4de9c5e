package dev.slipway.adapters.codebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.BuilderContract;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodeBuildBuilderTest extends BuilderContract {
  private static final Instant NOON = Instant.ofEpochSecond(1_793_611_800);
  private static final Optional<URI> LOG =
      Optional.of(URI.create("https://console.aws.amazon.com/cloudwatch/home#log"));

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

  @Override
  protected Builder builder(Ending ending) {
    aws.endAtOnce(
        switch (ending) {
          case SUCCESS -> "SUCCEEDED";
          case FAILURE -> "FAILED";
          case NONE -> "IN_PROGRESS";
        });
    aws.write("no such file");
    return builder;
  }

  @Override
  protected BuildProgress end(Builder built, BuildOrder order, String reference) {
    return built.observe(order, reference);
  }

  @Override
  protected BuildProgress failure() {
    return new Failed(
        "build 1 failed in phase BUILD: COMMAND_EXECUTION_ERROR", "no such file", LOG);
  }

  @Test
  void projectGetsTheOrder() {
    builder.start(ORDER);
    ObjectNode build = aws.newest();
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode each : build.path("environment").path("environmentVariables")) {
      assertThat(each.path("type").asText()).isEqualTo("PLAINTEXT");
      variables.put(each.path("name").asText(), each.path("value").asText());
    }
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
                "shop@registry.example.com/shop:" + ORDER.commit()));
    assertThat(build.path("sourceVersion").asText()).isEqualTo(ORDER.commit().value());
  }

  @Test
  void runningBuildShowsItsPhaseAndItsLastLine() {
    String reference = builder.start(ORDER);
    aws.write("Step 1 : \u001B[32mFROM\u001B[0m base");
    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Running("BUILD: Step 1 : FROM base (log: 09:30:01 UTC)", LOG));
  }

  @Test
  void sameLineAgainIsProgress() {
    String reference = builder.start(ORDER);
    aws.write("still pushing");
    String before = line(reference);
    aws.write("still pushing");
    assertThat(line(reference)).isNotEqualTo(before);
  }

  @Test
  void logThatMayNotBeReadDoesNotMatterAndIsNotAskedForAgainSoon() {
    String reference = builder.start(ORDER);
    aws.refuse(FakeCodeBuild.LOGS + "GetLogEvents", 400, "AccessDeniedException", "no");
    assertThat(line(reference)).isEqualTo("BUILD: for 0 min");
    now = NOON.plusSeconds(200);
    assertThat(line(reference)).isEqualTo("BUILD: for 3 min");
    assertThat(aws.asked(FakeCodeBuild.LOGS + "GetLogEvents")).isOne();
    aws.end("FAILED", "BUILD", "COMMAND_EXECUTION_ERROR", "exit status 2");
    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(
            new Failed(
                "build 1 failed in phase BUILD: COMMAND_EXECUTION_ERROR: exit status 2", "", LOG));
  }

  @Test
  void waitingForAPlaceIsNotHanging() {
    String reference = builder.start(ORDER);
    aws.enter("QUEUED");
    now = NOON.plusSeconds(930);
    assertThat(line(reference)).isEqualTo("QUEUED: for 15 min");
  }

  @Test
  void endOfALongLogIsShown() {
    String reference = builder.start(ORDER);
    for (int line = 0; line < 1000; line++) {
      aws.write("line " + line);
    }
    aws.end("FAILED", "BUILD", "COMMAND_EXECUTION_ERROR", "exit status 2");
    Failed failed = (Failed) builder.observe(ORDER, reference);
    assertThat(failed.tail().lines()).hasSize(15).last().isEqualTo("line 999");
  }

  @Test
  void eachEndHasItsWords() {
    String reference = builder.start(ORDER);
    aws.end("TIMED_OUT", "BUILD", "BUILD_TIMED_OUT", "Build has timed out.");
    assertThat(why(reference))
        .isEqualTo(
            "CodeBuild ended it at its own time limit in phase BUILD: BUILD_TIMED_OUT: Build has timed out.");
    aws.newest().putArray("phases");
    aws.end("FAULT", "PROVISIONING", "", "no host\nfor you");
    assertThat(why(reference))
        .isEqualTo("CodeBuild itself failed in phase PROVISIONING: no host for you");
    aws.newest().putArray("phases");
    aws.end("STOPPED", "BUILD", "", "");
    assertThat(why(reference)).isEqualTo("build 1 was stopped in CodeBuild in phase BUILD");
    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void forgottenBuildIsLost() {
    assertThat(builder.observe(ORDER, "shop-image:77"))
        .isEqualTo(new Lost("CodeBuild knows no build shop-image:77"));
  }

  private String line(String reference) {
    return ((Running) builder.observe(ORDER, reference)).line();
  }

  private String why(String reference) {
    return ((Failed) builder.observe(ORDER, reference)).why();
  }
}
