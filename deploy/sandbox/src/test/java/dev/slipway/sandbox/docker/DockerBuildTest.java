package dev.slipway.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.adapters.builds.DockerBuilder;
import dev.slipway.adapters.builds.DockerOptions;
import dev.slipway.adapters.builds.DockerSettings;
import dev.slipway.adapters.builds.HostLimits;
import dev.slipway.adapters.builds.Sources;
import dev.slipway.adapters.images.RegistryImages;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.images.RegistrySettings;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.ImageFault;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.registry.RegistryStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The shop, built by {@code docker build}, pushed to the sandbox's registry, and judged there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerBuildTest {
  /** Seconds of work on a usual machine. */
  private static final int COMPILER = 2000;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private static Path folder;

  private final RegistryStandIn registry = RegistryStandIn.start(0);
  private final RegistryImages images =
      new RegistryImages(RegistrySettings.USUAL, RegistryLogins.NONE, InstantSource.system());
  private SampleRepository shop;
  private Daemon daemon;

  @BeforeAll
  void prepare() throws IOException {
    daemon = Daemon.find(Files.createDirectories(folder.resolve("daemon")));
    PersonIdent author = new PersonIdent("Developer", "developer@example.com");
    shop = SampleRepository.create(folder.resolve("shop.git"), List.of(author));
  }

  @AfterAll
  void close() throws Exception {
    try (Daemon found = daemon) {
      registry.close();
    }
  }

  @Test
  void theShopIsBuiltPushedAndFoundAndItsNextCommitBuildsNoLayerAgain() throws Exception {
    SampleRepository.Commit search = shop.cleanPicks().get(shop.cleanPicks().size() - 2);
    Instant readmeAt = shop.cleanPicks().getLast().at();
    BuildOrder first = order(search.sha(), search.at());
    BuildOrder second = order(shop.trunkHead(), readmeAt);

    ShopSources sources = ShopSources.on(shop, daemon, folder.resolve("base"), COMPILER);
    Duration cold = built(first, "first", export(sources, UnaryOperator.identity()));
    FoundImage found = images.find(first.image(), first.commit()).orElseThrow();
    assertThat(images.find(found.image())).contains(found);
    assertThat(fault(first, found)).isEmpty();
    assertThat(
            daemon.run("image", "inspect", "--format={{.RepoDigests}}", first.reference()).text())
        .contains(found.image().digest().value());

    Duration warm = built(second, "second", export(sources, UnaryOperator.identity()));
    System.out.printf(
        "docker: the first build took %d ms, the next commit %d ms: %.1f times faster%n",
        cold.toMillis(), warm.toMillis(), (double) cold.toMillis() / warm.toMillis());
    assertThat(fault(second, images.find(second.image(), second.commit()).orElseThrow())).isEmpty();
    assertThat(cached(log(second, "second")))
        .as("steps that were taken from the cache")
        .anyMatch(step -> step.contains("RUN javac"))
        .anyMatch(step -> step.contains("COPY --from=build"))
        .anyMatch(step -> step.contains("COPY shop.properties"));
    assertThat(cached(log(first, "first"))).noneMatch(step -> step.contains("RUN javac"));
  }

  @Test
  void itsDockerfileRefusesToBeBuiltWithoutTheArguments() throws IOException {
    Path files =
        ShopSources.on(shop, daemon, folder.resolve("base-bare"), 0)
            .export(
                new CommitSha(shop.trunkHead()),
                Files.createDirectories(folder.resolve("bare")),
                UnaryOperator.identity());
    Daemon.Said said = daemon.run("build", files.toString());
    assertThat(said.exitCode()).isNotZero();
    assertThat(said.text()).contains("RUN test -n \"$GIT_HASH\"");
  }

  @Test
  void anImageWhoseDockerfileDoesNotTakeTheArgumentsIsRefusedWithTheFix() throws IOException {
    ShopSources sources = ShopSources.on(shop, daemon, folder.resolve("base-without"), 0);
    BuildOrder order = order(shop.releaseHead(), shop.releasedAt());
    built(
        order,
        "without",
        export(sources, dockerfile -> dockerfile.substring(0, dockerfile.indexOf("ARG "))));

    FoundImage found = images.find(order.image(), order.commit()).orElseThrow();
    ImageFault fault = fault(order, found).orElseThrow();
    assertThat(fault.why())
        .contains("does not carry GIT_HASH")
        .contains("its label says " + order.commit());
    assertThat(fault.fix()).contains(ImageFault.DOCKERFILE);
  }

  private static Optional<ImageFault> fault(BuildOrder order, FoundImage found) {
    return ImageFault.of(found, order.commit(), order.committedAt(), Optional.empty());
  }

  private BuildOrder order(String commit, Instant at) {
    return new BuildOrder(
        new AppName("shop"),
        new ImageName(registry.address() + "/shop"),
        new BranchName("main"),
        new CommitSha(commit),
        at);
  }

  private Duration built(BuildOrder order, String root, Sources sources) {
    long began = System.nanoTime();
    try (DockerBuilder builder = builder(root, sources)) {
      String reference = builder.start(order);
      BuildProgress end =
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(50))
              .until(
                  () -> builder.observe(order, reference),
                  progress -> !(progress instanceof BuildProgress.Running));
      assertThat(end).isEqualTo(new BuildProgress.Succeeded());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static Sources export(ShopSources sources, UnaryOperator<String> edit) {
    return (commit, parent) -> sources.export(commit, parent, edit);
  }

  private DockerBuilder builder(String root, Sources sources) {
    return new DockerBuilder(
        new DockerSettings(DockerOptions.USUAL, Set.of(), folder.resolve(root), HostLimits.USUAL),
        sources,
        RegistryLogins.NONE,
        daemon.environment(),
        app -> {},
        InstantSource.system());
  }

  private static String log(BuildOrder order, String root) throws IOException {
    return Files.readString(
        folder.resolve(root).resolve("shop/" + order.commit()).resolve("1/log"));
  }

  /** BuildKit names a step as {@code #8 [stage 2/3] RUN …} and says {@code #8 CACHED} later. */
  private static List<String> cached(String log) {
    return log.lines()
        .filter(line -> line.endsWith(" CACHED"))
        .map(line -> line.substring(0, line.indexOf(' ') + 1))
        .flatMap(step -> log.lines().filter(line -> line.startsWith(step + "[")))
        .toList();
  }
}
