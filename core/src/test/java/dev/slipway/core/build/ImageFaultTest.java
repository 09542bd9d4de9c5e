package dev.slipway.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.golden.Samples;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageFaultTest {
  private static final CommitSha COMMIT = Samples.sha("3f2a91c");
  private static final Instant AT = Instant.ofEpochSecond(1_793_611_800);
  private static final Map<String, String> GOOD =
      Map.of("GIT_HASH", COMMIT.value(), "GIT_HEAD_EPOCH_TIME", "1793611800", "PATH", "/bin");

  @Test
  void imageThatCarriesItsCommitAndTimeIsTaken() {
    assertThat(fault(inscription("linux/amd64", GOOD))).isEmpty();
    assertThat(fault(inscription("linux/amd64", GOOD), inscription("linux/arm64/v8", GOOD)))
        .isEmpty();
  }

  @Test
  void imageWithoutItsCommitIsRefusedWithTheLinesToWrite() {
    ImageFault fault = fault(inscription("linux/amd64", Map.of())).orElseThrow();
    assertThat(fault.why())
        .isEqualTo(
            "the image abababababab (linux/amd64) does not carry GIT_HASH: its containers cannot say which commit they are");
    assertThat(fault.fix())
        .isEqualTo(
            """
            # in the last stage of its Dockerfile:
            ARG GIT_HASH
            ARG GIT_HEAD_EPOCH_TIME
            RUN test -n "$GIT_HASH" && test -n "$GIT_HEAD_EPOCH_TIME"
            ENV GIT_HASH=$GIT_HASH GIT_HEAD_EPOCH_TIME=$GIT_HEAD_EPOCH_TIME
            # and to whatever builds it:
            --build-arg GIT_HASH=%s --build-arg GIT_HEAD_EPOCH_TIME=1793611800"""
                .formatted(COMMIT));
    assertThat(fault.next()).contains("`ARG GIT_HASH`", "`--build-arg GIT_HASH=" + COMMIT);
    assertThat(why(Map.of("GIT_HASH", " "))).contains("does not carry GIT_HASH");
  }

  @Test
  void aLabelDoesNotStandInForTheEnvironment() {
    Inscription labelled =
        new Inscription(
            "linux/amd64", Map.of(), Map.of("org.opencontainers.image.revision", COMMIT.value()));
    assertThat(fault(labelled).orElseThrow().why())
        .endsWith("(its label says %s, which a container cannot read)".formatted(COMMIT));
  }

  @Test
  void anotherCommitAndAnotherTimeAreRefused() {
    assertThat(why(Map.of("GIT_HASH", "unknown", "GIT_HEAD_EPOCH_TIME", "1")))
        .contains("GIT_HASH is unknown, not " + COMMIT);
    assertThat(why(Map.of("GIT_HASH", COMMIT.value())))
        .contains("does not carry GIT_HEAD_EPOCH_TIME");
    assertThat(why(Map.of("GIT_HASH", COMMIT.value(), "GIT_HEAD_EPOCH_TIME", "1763600000")))
        .contains("GIT_HEAD_EPOCH_TIME is 1763600000, and 3f2a91c was committed at 1793611800");
  }

  @Test
  void whatAnImageSaysHasNoPowerAndAnEnd() {
    assertThat(why(Map.of("GIT_HASH", "<@U1>`*x*`" + "y".repeat(500))))
        .contains("GIT_HASH is ??U1???x??y")
        .hasSizeLessThan(300);
  }

  @Test
  void everyPlatformMustCarryThem() {
    assertThat(fault(inscription("linux/amd64", GOOD), inscription("linux/arm64", Map.of())))
        .map(ImageFault::why)
        .hasValueSatisfying(why -> assertThat(why).contains("(linux/arm64) does not carry"));
  }

  @Test
  void anotherPlatformThanTheConfiguredOneIsRefused() {
    FoundImage arm = found(inscription("linux/arm64/v8", GOOD));
    assertThat(ImageFault.of(arm, COMMIT, AT, Optional.of("linux/arm64"))).isEmpty();
    assertThat(ImageFault.of(arm, COMMIT, AT, Optional.of("linux/amd64")).orElseThrow().why())
        .isEqualTo(
            "the image abababababab is made for linux/arm64/v8, and build.platform of the app says linux/amd64");
  }

  @Test
  void somethingThatCannotRunIsRefused() {
    assertThat(fault().orElseThrow().why()).endsWith("has no configuration that says its commit");
  }

  private static String why(Map<String, String> environment) {
    return fault(inscription("linux/amd64", environment)).orElseThrow().why();
  }

  private static Optional<ImageFault> fault(Inscription... inscriptions) {
    return ImageFault.of(found(inscriptions), COMMIT, AT, Optional.empty());
  }

  private static FoundImage found(Inscription... inscriptions) {
    return new FoundImage(Samples.IMAGE, List.of(inscriptions));
  }

  private static Inscription inscription(String platform, Map<String, String> environment) {
    return new Inscription(platform, environment, Map.of());
  }
}
