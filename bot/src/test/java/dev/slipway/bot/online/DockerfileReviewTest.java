package dev.slipway.bot.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.ImageFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockerfileReviewTest {
  @Test
  void linesThatTheBotItselfNamesAreEnough() {
    assertThat(review("FROM scratch\n" + ImageFault.DOCKERFILE)).isEmpty();
  }

  @Test
  void imageOfTheBotPasses() throws IOException {
    assertThat(review(Files.readString(Path.of("../deploy/image/Dockerfile")))).isEmpty();
  }

  @Test
  void argumentThatNothingInsistsOnIsNamedWithTheFix() {
    String dockerfile =
        """
        FROM scratch
        ARG GIT_HASH
        ARG GIT_HEAD_EPOCH_TIME
        RUN test -n "$GIT_HEAD_EPOCH_TIME"
        ENV GIT_HASH=$GIT_HASH GIT_HEAD_EPOCH_TIME=$GIT_HEAD_EPOCH_TIME
        """;
    assertThat(review(dockerfile).orElseThrow())
        .startsWith(
            "ARG GIT_HASH has no RUN test -n \"$GIT_HASH\", so a build without it passes. It needs")
        .endsWith(ImageFault.DOCKERFILE.strip());
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(review("FROM scratch\n").orElseThrow())
        .startsWith("there is no ARG GIT_HASH; there is no ARG GIT_HEAD_EPOCH_TIME. ");
    assertThat(
            review("FROM a\nARG GIT_HASH GIT_HEAD_EPOCH_TIME\nRUN test -n \"$GIT_HASH\"\n")
                .orElseThrow())
        .contains("there is no ENV GIT_HASH=$GIT_HASH, so containers do not get it")
        .contains("ARG GIT_HEAD_EPOCH_TIME has no RUN");
  }

  @Test
  void anotherStageDoesNotCount() {
    String build = "FROM jdk AS build\n" + ImageFault.DOCKERFILE;
    assertThat(review(build + "FROM jre\nCOPY --from=build /a /a\n")).isPresent();
    assertThat(review(build + "FROM build\nEXPOSE 8080\n")).isEmpty();
    String two = build + "FROM jre\n";
    assertThat(DockerfileReview.of(two, Optional.of("build"))).isEmpty();
  }

  @Test
  void stageWithoutAShellMayLeaveInsistingToAnother() {
    String build = "FROM jdk AS build\n" + ImageFault.DOCKERFILE;
    String last = ImageFault.DOCKERFILE.replaceAll("RUN .*\n", "");
    assertThat(review(build + "FROM scratch\nCOPY --from=build /a /a\n" + last)).isEmpty();
    assertThat(review("FROM scratch\n" + last)).isPresent();
  }

  @Test
  void otherWaysOfInsistingCount() {
    for (String run :
        new String[] {
          "run [ -n \"$GIT_HASH\" ] && [ -n \"${GIT_HEAD_EPOCH_TIME}\" ]",
          "RUN : ${GIT_HASH:?} ${GIT_HEAD_EPOCH_TIME:?is missing}",
          "RUN [\"sh\", \"-c\", \"test -n \\\"$GIT_HASH\\\" && test -n \\\"$GIT_HEAD_EPOCH_TIME\\\"\"]",
          "RUN test -n \"$GIT_HASH\" \\\n  # why\n  && test -n \"$GIT_HEAD_EPOCH_TIME\"",
        }) {
      assertThat(
              review(
                  "FROM a\nARG GIT_HASH\nARG GIT_HEAD_EPOCH_TIME=\n%s\nENV GIT_HASH=$GIT_HASH \\\n    GIT_HEAD_EPOCH_TIME=$GIT_HEAD_EPOCH_TIME\n"
                      .formatted(run)))
          .as(run)
          .isEmpty();
    }
  }

  private static Optional<String> review(String dockerfile) {
    return DockerfileReview.of(dockerfile, Optional.empty());
  }
}
