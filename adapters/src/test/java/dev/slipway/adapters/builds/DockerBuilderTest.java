package dev.slipway.adapters.builds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.images.RegistryLogin;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.BuilderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in for docker that writes down how it was called. */
class DockerBuilderTest extends BuilderContract {
  private static final HostLimits LIMITS =
      new HostLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 2, 3);
  private static final RegistryLogins LOGIN =
      registry -> Optional.of(new RegistryLogin("robot", "open-sesame"));

  @TempDir private Path temporary;
  private final List<DockerBuilder> builders = new ArrayList<>();

  @AfterEach
  void stopWhatStillRuns() {
    builders.forEach(DockerBuilder::close);
    TestBuilds.killAll(temporary);
  }

  @Override
  protected Builder builder(Ending ending) throws IOException {
    return docker(
        switch (ending) {
          case SUCCESS -> "exit 0";
          case FAILURE -> "echo no such file; exit 3";
          case NONE -> "sleep 600";
        });
  }

  @Override
  protected BuildProgress end(Builder builder, BuildOrder order, String reference) {
    return TestBuilds.end(builder, order, reference);
  }

  @Test
  void buildsWithArgumentsAndLabelsThenPushes() throws IOException {
    assertThat(built(docker(""))).isEqualTo(new Succeeded());
    String image = "registry.example.com/shop:" + ORDER.commit();
    assertThat(Files.readString(temporary.resolve("calls")))
        .isEqualTo(
            """
            build
            --file=Dockerfile
            --build-arg=GIT_HASH=%1$s
            --build-arg=GIT_HEAD_EPOCH_TIME=1793611800
            --label=org.opencontainers.image.revision=%1$s
            --label=org.opencontainers.image.created=2026-11-02T09:30:00Z
            --tag=%2$s
            .

            push
            %2$s

            """
                .formatted(ORDER.commit(), image));
    assertThat(Files.readAllLines(temporary.resolve("environment")))
        .contains("DOCKER_BUILDKIT=1", "DOCKER_HOST=unix:///daemon", "IMAGE=" + image)
        .noneMatch(line -> line.startsWith("DOCKER_CONFIG=") || line.contains("xoxb"));
  }

  @Test
  void optionsReachTheCommandLine() throws IOException {
    DockerOptions options =
        new DockerOptions(
            "build/Dockerfile",
            Optional.of("runtime"),
            List.of("registry.example.com/shop:cache"),
            Optional.of("linux/arm64"));
    assertThat(built(docker("", options, Set.of("NPM_TOKEN", "ABSENT"), RegistryLogins.NONE)))
        .isEqualTo(new Succeeded());
    assertThat(Files.readAllLines(temporary.resolve("calls")))
        .containsSubsequence(
            "--file=build/Dockerfile",
            "--target=runtime",
            "--platform=linux/arm64",
            "--secret=id=NPM_TOKEN,env=NPM_TOKEN",
            "--build-arg=BUILDKIT_INLINE_CACHE=1",
            "--cache-from=registry.example.com/shop:cache")
        .noneMatch(line -> line.contains("ABSENT") || line.contains("npm-secret-1"));
  }

  @Test
  void loginIsAPrivateFileAndGoneAfterwards() throws IOException {
    String look = "cp -p \"$DOCKER_CONFIG/config.json\" @; echo $DOCKER_CONFIG >@/where";
    DockerBuilder builder = docker(look, DockerOptions.USUAL, Set.of(), LOGIN);
    assertThat(built(builder)).isEqualTo(new Succeeded());
    Path seen = temporary.resolve("config.json");
    assertThat(seen)
        .hasContent(
            "{\"auths\":{\"registry.example.com\":{\"auth\":\"cm9ib3Q6b3Blbi1zZXNhbWU=\"}}}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(seen)))
        .isEqualTo("rw-------");
    assertThat(Path.of(Files.readString(temporary.resolve("where")).strip())).doesNotExist();
    assertThat(Files.readString(temporary.resolve("calls"))).doesNotContain("open-sesame");
    assertThat(Files.readString(temporary.resolve("environment"))).doesNotContain("open-sesame");
  }

  @Test
  void passwordIsHiddenInTheOutput() throws IOException {
    String leak = "echo login robot open-sesame refused; exit 1";
    DockerBuilder builder = docker(leak, DockerOptions.USUAL, Set.of(), LOGIN);
    assertThat(built(builder))
        .isEqualTo(new Failed("exit code 1", "login robot *** refused", Optional.empty()));
  }

  @Test
  void failedBuildIsNotPushed() throws IOException {
    assertThat(built(docker("exit 1"))).isEqualTo(new Failed("exit code 1", "", Optional.empty()));
    assertThat(Files.readAllLines(temporary.resolve("calls"))).doesNotContain("push");
  }

  @Test
  void dockerfileMustBeWithinTheRepository() throws IOException {
    for (String path : List.of("../Dockerfile", "/etc/passwd", "a/../../b", "")) {
      assertThatThrownBy(
              () -> new DockerOptions(path, Optional.empty(), List.of(), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a path within the repository");
    }
    assertThat(built(docker("", file("link"), Set.of(), RegistryLogins.NONE)))
        .isEqualTo(
            new Failed(
                "failed to start the build: link leads out of the repository",
                "",
                Optional.empty()));
    assertThat(built(docker("", file("absent"), Set.of(), RegistryLogins.NONE)))
        .isEqualTo(
            new Failed(
                "failed to start the build: the commit has no file absent", "", Optional.empty()));
  }

  private static BuildProgress built(DockerBuilder builder) {
    return TestBuilds.end(builder, ORDER, builder.start(ORDER));
  }

  private static DockerOptions file(String dockerfile) {
    return new DockerOptions(dockerfile, Optional.empty(), List.of(), Optional.empty());
  }

  private DockerBuilder docker(String behaviour) throws IOException {
    return docker(behaviour, DockerOptions.USUAL, Set.of(), RegistryLogins.NONE);
  }

  /**
   * @param behaviour what the stand-in does after its notes; {@code @} is the temporary directory
   */
  private DockerBuilder docker(
      String behaviour, DockerOptions options, Set<String> passed, RegistryLogins logins)
      throws IOException {
    standIn(behaviour);
    Map<String, String> environment =
        Map.of(
            "PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"),
            "SLACK_TOKEN", "xoxb-1",
            "DOCKER_HOST", "unix:///daemon",
            "NPM_TOKEN", "npm-secret-1");
    DockerBuilder builder =
        new DockerBuilder(
            new DockerSettings(options, passed, temporary.resolve("root"), LIMITS),
            (commit, parent) -> sources(parent.resolve("src")),
            logins,
            environment,
            app -> {},
            InstantSource.system());
    builders.add(builder);
    return builder;
  }

  private void standIn(String behaviour) throws IOException {
    String script =
        """
        #!/bin/sh
        for argument; do echo "$argument"; done >>@/calls; echo >>@/calls
        env >@/environment
        """;
    Path docker = Files.createDirectories(temporary.resolve("bin")).resolve("docker");
    Files.write(
        docker, (script + behaviour + "\n").replace("@", temporary.toString()).getBytes(UTF_8));
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path sources(Path directory) {
    try {
      Files.createDirectories(directory.resolve("build"));
      Files.writeString(directory.resolve("Dockerfile"), "FROM scratch\n");
      Files.writeString(directory.resolve("build/Dockerfile"), "FROM scratch\n");
      Files.createSymbolicLink(directory.resolve("link"), Path.of("../../order"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
