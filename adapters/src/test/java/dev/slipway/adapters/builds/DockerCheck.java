package dev.slipway.adapters.builds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.adapters.images.RegistryImages;
import dev.slipway.adapters.images.RegistryLogin;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.images.RegistrySettings;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real daemon and a real registry that wants a login; run by {@code bin/docker-check}. */
class DockerCheck {
  private static final CommitSha COMMIT = new CommitSha("3f2a91c" + "0".repeat(33));
  private static final RegistryLogins LOGIN =
      registry -> Optional.of(new RegistryLogin("robot", "open-sesame"));

  /** The password of {@link #LOGIN}, as bcrypt. */
  private static final String HTPASSWD =
      "robot:$2y$12$9cVNhZZOwAsoPyOU7XFtsuuMvaIxf3C19C4amrQL8ZaHtiF29jCc.";

  private static final String DOCKERFILE =
      """
      FROM scratch AS runtime
      ARG GIT_HASH
      ARG GIT_HEAD_EPOCH_TIME
      COPY busybox /bin/busybox
      RUN ["/bin/busybox", "sh", "-c", "test -n \\"$GIT_HASH\\" && test -n \\"$GIT_HEAD_EPOCH_TIME\\""]
      RUN --mount=type=secret,id=NPM_TOKEN ["/bin/busybox", "grep", "-q", "npm-secret-1", "/run/secrets/NPM_TOKEN"]
      RUN --mount=type=secret,id=NPM_TOKEN ["/bin/busybox", "cat", "/run/secrets/NPM_TOKEN"]
      ENV GIT_HASH=$GIT_HASH
      FROM runtime
      RUN ["/bin/busybox", "false"]
      """;

  @TempDir private Path temporary;
  private int port;
  private Process registry;

  @BeforeEach
  void startRegistry() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(temporary.resolve("htpasswd"), HTPASSWD);
    Path configuration =
        Files.writeString(
            temporary.resolve("registry.yml"),
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: %1$s/registry}}
            http: {addr: "127.0.0.1:%2$d"}
            auth: {htpasswd: {realm: slipway, path: %1$s/htpasswd}}
            """
                .formatted(temporary, port));
    registry =
        new ProcessBuilder("docker-registry", "serve", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("registry.log").toFile())
            .start();
    await().ignoreExceptions().until(this::answers);
  }

  @AfterEach
  void stopRegistry() throws Exception {
    registry.destroy();
    registry.waitFor();
    TestBuilds.killAll(temporary.resolve("root"));
    docker("image", "rm", "--force", order().reference());
  }

  @Test
  void imageIsBuiltPushedAndFoundByItsCommit() throws Exception {
    try (DockerBuilder builder = builder(options("runtime"))) {
      assertThat(built(builder)).isEqualTo(new Succeeded());
    }
    RegistryImages images =
        new RegistryImages(RegistrySettings.USUAL, LOGIN, InstantSource.system());
    Image image = images.find(order().image(), COMMIT).orElseThrow().image();
    assertThat(docker("image", "inspect", "--format={{.RepoDigests}}", order().reference()))
        .contains(image.reference());
    assertThat(docker("image", "inspect", "--format={{json .Config}}", order().reference()))
        .contains("\"org.opencontainers.image.revision\":\"" + COMMIT + "\"")
        .contains("\"org.opencontainers.image.created\":\"2026-11-02T09:30:00Z\"")
        .contains("\"GIT_HASH=" + COMMIT + "\"")
        .doesNotContain("npm-secret-1");
    CommitSha other = new CommitSha("a71d004" + "0".repeat(33));
    assertThat(images.find(order().image(), other)).isEmpty();
    assertThat(Files.readString(temporary.resolve("root/shop/" + COMMIT + "/1/log")))
        .contains("DONE")
        .doesNotContain("open-sesame");
  }

  @Test
  void registryRefusesWhoIsNotLoggedIn() {
    RegistryImages images =
        new RegistryImages(RegistrySettings.USUAL, RegistryLogins.NONE, InstantSource.system());
    assertThatThrownBy(() -> images.find(order().image(), COMMIT)).isInstanceOf(Denied.class);
  }

  @Test
  void failingStageIsToldWithoutSecrets() throws IOException {
    try (DockerBuilder builder = builder(DockerOptions.USUAL)) {
      assertThat(built(builder))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.why()).isEqualTo("exit code 1");
                assertThat(failed.tail()).contains("false").doesNotContain("npm-secret-1");
              });
    }
  }

  @Test
  void dockerfileRefusesToBeBuiltWithoutArguments() throws Exception {
    Path sources = sources(temporary.resolve("bare"));
    assertThat(docker("build", "--target=runtime", sources.toString()))
        .contains("test -n")
        .containsAnyOf("did not complete successfully", "exit code: 1");
  }

  private BuildProgress built(DockerBuilder builder) {
    return TestBuilds.end(builder, order(), builder.start(order()));
  }

  private BuildOrder order() {
    ImageName image = new ImageName("localhost:" + port + "/team/shop");
    return new BuildOrder(
        new AppName("shop"),
        image,
        new BranchName("release/2026-11-20"),
        COMMIT,
        Instant.parse("2026-11-02T09:30:00Z"));
  }

  /** The cache is not there yet, which must not matter. */
  private DockerOptions options(String target) {
    List<String> cache = List.of("localhost:" + port + "/team/shop:cache");
    return new DockerOptions("Dockerfile", Optional.of(target), cache, Optional.empty());
  }

  private DockerBuilder builder(DockerOptions options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("NPM_TOKEN", "npm-secret-1");
    return new DockerBuilder(
        new DockerSettings(
            options, Set.of("NPM_TOKEN"), temporary.resolve("root"), HostLimits.USUAL),
        (commit, parent) -> sources(parent.resolve("src")),
        LOGIN,
        environment,
        app -> {},
        InstantSource.system());
  }

  private static Path sources(Path directory) {
    try {
      Files.createDirectory(directory);
      Files.writeString(directory.resolve("Dockerfile"), DOCKERFILE);
      Files.copy(Path.of("/bin/busybox"), directory.resolve("busybox"));
      assertThat(directory.resolve("busybox").toFile().setExecutable(true)).isTrue();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String docker(String... arguments) throws IOException {
    ProcessBuilder docker = new ProcessBuilder("docker").redirectErrorStream(true);
    docker.command().addAll(List.of(arguments));
    docker.environment().put("DOCKER_BUILDKIT", "1");
    docker.environment().put("BUILDKIT_PROGRESS", "plain");
    return new String(docker.start().getInputStream().readAllBytes(), UTF_8);
  }

  private boolean answers() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }
}
