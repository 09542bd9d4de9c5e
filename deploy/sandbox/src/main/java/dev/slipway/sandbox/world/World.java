package dev.slipway.sandbox.world;

import dev.slipway.sandbox.build.SampleBuild;
import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ImageLookup;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.registry.RegistryStandIn;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.SlackStandIn;
import dev.slipway.sandbox.slack.StandInSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Every system that the bot talks to, on this machine, in this process. */
public final class World implements AutoCloseable {
  private final Path home;
  private final SampleRepository repository;
  private final RegistryStandIn registry;
  private final EcsStandIn ecs;
  private final SlackStandIn slack;
  private final Optional<Site> site;

  private World(
      Path home,
      SampleRepository repository,
      RegistryStandIn registry,
      EcsStandIn ecs,
      SlackStandIn slack,
      Optional<Site> site) {
    this.home = home;
    this.repository = repository;
    this.registry = registry;
    this.ecs = ecs;
    this.slack = slack;
    this.site = site;
  }

  /**
   * Starts everything but the site; the old build runs everywhere.
   *
   * @param home an empty directory for the repository, the database and the builds
   * @param startTime how long a task of the shop takes to become healthy, in the fleet's time
   * @param speed how much faster than real time the fleet lives
   * @param panel what the page shows beside the channel, made from the world it shows
   */
  public static World start(
      Path home,
      StartTime startTime,
      double speed,
      StandInSettings slackSettings,
      Function<World, Panel> panel) {
    return start(home, startTime, speed, slackSettings, panel, false);
  }

  /** As {@link #start}, with the site on its servers, which may need more of this machine. */
  public static World startWithSite(
      Path home,
      StartTime startTime,
      double speed,
      StandInSettings slackSettings,
      Function<World, Panel> panel) {
    return start(home, startTime, speed, slackSettings, panel, true);
  }

  private static World start(
      Path home,
      StartTime startTime,
      double speed,
      StandInSettings slackSettings,
      Function<World, Panel> panel,
      boolean withSite) {
    SampleRepository repository = SampleRepository.create(home.resolve("shop.git"), Shop.authors());
    RegistryStandIn registry = RegistryStandIn.start(0);
    String running = registry.address() + "/shop:" + repository.releaseHead();
    build(repository, running);
    Optional<Site> site = withSite ? Optional.of(site(home, registry)) : Optional.empty();
    EcsStandIn ecs = EcsStandIn.start(fleet(registry, running, startTime));
    ecs.run(speed);
    LatePanel late = new LatePanel();
    SlackStandIn slack =
        SlackStandIn.start(
            Shop.workspace(withSite),
            new StandInSettings(
                slackSettings.port(),
                slackSettings.times(),
                slackSettings.enforceRateLimits(),
                slackSettings.clock(),
                late));
    World world = new World(home, repository, registry, ecs, slack, site);
    late.show(panel.apply(world));
    return world;
  }

  public Path home() {
    return home;
  }

  public SampleRepository repository() {
    return repository;
  }

  public RegistryStandIn registry() {
    return registry;
  }

  /** The image of the old build of the shop. */
  public String oldImage() {
    return registry.address() + "/shop:" + repository.releaseHead();
  }

  /** What every account of AWS in this world pulls images from. */
  public ImageLookup images() {
    return images(registry);
  }

  public EcsStandIn ecs() {
    return ecs;
  }

  public SlackStandIn slack() {
    return slack;
  }

  /** The app on plain servers, where it was asked for. */
  public Optional<Site> site() {
    return site;
  }

  /** The file whose existence makes the next build fail. */
  public Path buildFault() {
    return home.resolve("break-the-build");
  }

  @Override
  public void close() {
    slack.close();
    ecs.close();
    site.ifPresent(Site::close);
    registry.close();
  }

  /** Other authors make other commit ids than those of the shop. */
  private static Site site(Path home, RegistryStandIn registry) {
    SampleRepository repository =
        SampleRepository.create(home.resolve("site.git"), Shop.authors().reversed());
    build(repository, Site.image(registry) + ":" + repository.releaseHead());
    return Site.start(home, repository, registry);
  }

  private static EcsPlan fleet(RegistryStandIn registry, String image, StartTime startTime) {
    ServicePlan[] production =
        Shop.FLAVORS.stream()
            .map(flavor -> service(Shop.PRODUCTION + "-" + flavor, image, startTime))
            .toArray(ServicePlan[]::new);
    return EcsPlan.of(Shop.STAGING, service(Shop.STAGING + "-web", image, startTime))
        .withCluster(Shop.PRODUCTION, production)
        .withImages(images(registry));
  }

  private static ServicePlan service(String name, String image, StartTime startTime) {
    return ServicePlan.web(name, image).withStartTime(startTime).withTwoTargetGroups();
  }

  private static ImageLookup images(RegistryStandIn registry) {
    return reference -> digest(registry, reference);
  }

  private static Optional<String> digest(RegistryStandIn registry, String reference) {
    String path = reference.substring(reference.indexOf('/') + 1);
    int at = path.indexOf('@');
    int colon = path.indexOf(':');
    int end = at >= 0 ? at : colon;
    return end < 0
        ? Optional.empty()
        : registry
            .find(path.substring(0, end), path.substring(end + 1))
            .map(found -> found.value());
  }

  /** The build that runs before anybody has asked for anything. */
  private static void build(SampleRepository repository, String image) {
    ProcessBuilder build =
        new ProcessBuilder(
            SampleBuild.command("--repo", repository.directory().toString(), "--seconds", "0"));
    build.environment().put("GIT_HASH", repository.releaseHead());
    build
        .environment()
        .put("GIT_HEAD_EPOCH_TIME", Long.toString(repository.releasedAt().getEpochSecond()));
    build.environment().put("IMAGE", image);
    Path log = repository.directory().resolveSibling("first-build.log");
    build.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Process process = build.start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("the first build failed:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("failed to run the first build", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the first build", e);
    }
  }

  /** How long a wait for the bot lasts before something must be wrong. */
  public static Duration patience() {
    return Duration.ofSeconds(60);
  }
}
