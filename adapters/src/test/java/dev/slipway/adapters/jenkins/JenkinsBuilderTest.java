package dev.slipway.adapters.jenkins;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JenkinsBuilderTest extends BuilderContract {
  private static final Instant NOON = Instant.ofEpochMilli(1_793_611_800_000L);
  private static final Optional<URI> FIRST =
      Optional.of(URI.create("https://ci.example.com/jenkins/job/team/job/shop%20image/1/"));

  private final FakeJenkins jenkins = new FakeJenkins();
  private Instant now = NOON;
  private final JenkinsBuilder builder = jenkins.builder(() -> now);

  @AfterEach
  void stop() {
    builder.close();
    jenkins.close();
  }

  @Override
  protected Builder builder(Ending ending) {
    jenkins.job.ending =
        switch (ending) {
          case SUCCESS -> "SUCCESS";
          case FAILURE -> "FAILURE";
          case NONE -> "";
        };
    jenkins.job.log = "no such file\nFinished: FAILURE\n";
    return builder;
  }

  @Override
  protected BuildProgress end(Builder built, BuildOrder order, String reference) {
    return built.observe(order, reference);
  }

  @Override
  protected BuildProgress failure() {
    return new Failed("build 1 failed", "no such file", FIRST);
  }

  @Test
  void jobGetsTheOrderAndWhatIsConfigured() {
    builder.start(ORDER);
    assertThat(jenkins.job.parameters())
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
                "über & größer"));
  }

  @Test
  void waitingForAnExecutorIsAStateWithWords() {
    jenkins.job.busy = true;
    String reference = builder.start(ORDER);
    assertThat(line(reference))
        .isEqualTo("waits in the queue: Waiting for next available executor on ‘linux’");
    now = NOON.plusSeconds(200);
    assertThat(line(reference)).endsWith("on ‘linux’ (3 min)");
    jenkins.job.begin();
    assertThat(line(reference)).isEqualTo("build 1 begins");
    assertThat(builder.start(ORDER)).isEqualTo(reference);
    assertThat(jenkins.orders()).isOne();
  }

  @Test
  void runningBuildShowsItsStageItsLastLineAndHowLongItsLogIs() {
    jenkins.job.pipeline = true;
    String reference = builder.start(ORDER);
    jenkins.job.enter("Build image");
    jenkins.job.write("[Pipeline] sh\nStep 1 : \u001B[32mFROM\u001B[0m base\n");
    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Running("Build image: Step 1 : FROM base (log: 42 bytes)", FIRST));
    jenkins.job.write("\u001B[8mha:AAAAdsecret+==\u001B[0mStep 2 : RUN make\n[Pipeline] }\n");
    assertThat(line(reference)).startsWith("Build image: Step 2 : RUN make (log: ");
  }

  @Test
  void sameLineAgainIsProgress() {
    String reference = builder.start(ORDER);
    jenkins.job.write("still pushing\n");
    String before = line(reference);
    jenkins.job.write("still pushing\n");
    assertThat(line(reference)).startsWith("still pushing").isNotEqualTo(before);
  }

  @Test
  void endOfAHugeLogIsReadWithoutTheRest() {
    String reference = builder.start(ORDER);
    jenkins.job.write("noise without end, line after line\n".repeat(200_000));
    jenkins.job.write(
        "[Pipeline] End of Pipeline\nERROR: no space left on device\nFinished: FAILURE\n");
    jenkins.job.end("FAILURE");
    Failed failed = (Failed) builder.observe(ORDER, reference);
    assertThat(failed.tail()).endsWith("line after line\nERROR: no space left on device");
    assertThat(failed.tail().lines()).hasSizeLessThanOrEqualTo(15);
    assertThat(failed.tail().length()).isLessThanOrEqualTo(3000);
    assertThat(jenkins.logStarts()).hasSize(2).first().isEqualTo(0L);
    assertThat(jenkins.logStarts().getLast()).isGreaterThan(6_000_000L);
  }

  @Test
  void logThatCannotBeReadDoesNotHideTheFailure() {
    String reference = builder.start(ORDER);
    jenkins.job.end("FAILURE");
    jenkins.answer(".*/logText/.*", aResponse().withStatus(500));
    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Failed("build 1 failed", "", FIRST));
  }

  @Test
  void failedStageIsNamed() {
    jenkins.job.pipeline = true;
    String reference = builder.start(ORDER);
    jenkins.job.enter("Push");
    jenkins.job.end("FAILURE");
    assertThat(why(reference)).isEqualTo("build 1 failed in stage Push");
  }

  @Test
  void eachEndHasItsWords() {
    String reference = builder.start(ORDER);
    jenkins.job.end("UNSTABLE");
    assertThat(why(reference)).isEqualTo("build 1 is unstable: its tests or checks failed");
    jenkins.job.end("NOT_BUILT");
    assertThat(why(reference)).isEqualTo("build 1 was not built: Jenkins skipped it");
  }

  @Test
  void somebodyElseAbortsTheBuild() {
    String reference = builder.start(ORDER);
    jenkins.job.stop(1, "Aborted by an administrator");
    assertThat(why(reference))
        .isEqualTo("build 1 was aborted in Jenkins: Aborted by an administrator");
    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void somebodyElseCancelsTheQueueItem() {
    jenkins.job.busy = true;
    String reference = builder.start(ORDER);
    jenkins.job.cancelItem(41);
    assertThat(why(reference))
        .isEqualTo("queue item 41 was cancelled in Jenkins before it was built");
  }

  @Test
  void waitingOrderIsCancelledInTheQueue() {
    jenkins.job.busy = true;
    String reference = builder.start(ORDER);
    builder.cancel(ORDER, reference);
    builder.cancel(ORDER, reference);
    jenkins.job.begin();
    assertThat(jenkins.job.begun()).isZero();
  }

  @Test
  void buildIsFoundAfterItsQueueItemIsForgotten() {
    String reference = builder.start(ORDER);
    jenkins.job.forgetItems();
    assertThat(jenkins.builder(() -> now).observe(ORDER, reference)).isInstanceOf(Running.class);
    assertThat(builder.find(ORDER)).contains(reference);
  }

  @Test
  void deletedBuildIsLost() {
    String reference = builder.start(ORDER);
    line(reference);
    jenkins.job.deleteBuilds();
    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Lost("build 1 was deleted from Jenkins"));
    assertThat(builder.observe(ORDER, reference))
        .isEqualTo(new Lost("Jenkins knows neither queue item 41 nor a build of it"));
  }

  private String line(String reference) {
    return ((Running) builder.observe(ORDER, reference)).line();
  }

  private String why(String reference) {
    return ((Failed) builder.observe(ORDER, reference)).why();
  }
}
