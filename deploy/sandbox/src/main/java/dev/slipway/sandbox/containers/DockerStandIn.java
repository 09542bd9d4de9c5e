package dev.slipway.sandbox.containers;

import dev.slipway.core.build.ImageDigest;
import dev.slipway.sandbox.programs.Program;
import dev.slipway.sandbox.programs.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Docker on one server: its containers answer on loopback ports, its command line is as much of
 * docker's as a release needs. Safe for many threads.
 */
public final class DockerStandIn implements Program, AutoCloseable {
  private final Images images;
  private final AppPaths paths;
  private final Path root;
  private final List<Container> containers = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean diskFull;
  private volatile Duration slowness = Duration.ZERO;
  private int made;

  /**
   * Without images and containers.
   *
   * @param builds what an image holds; empty if no registry has it
   * @param root the directory where docker says that it keeps its images
   */
  public DockerStandIn(
      Function<ImageDigest, Optional<AppBuild>> builds, AppPaths paths, Path root) {
    this.images = new Images(builds);
    this.paths = paths;
    this.root = root;
  }

  @Override
  public Said run(List<String> arguments) throws InterruptedException {
    try {
      return arguments.getFirst().equals("compose")
          ? new ComposeCommands(this).run(arguments.subList(1, arguments.size()))
          : new DockerCommands(this).run(arguments);
    } catch (DockerTrouble e) {
      return Said.failed(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the daemon is away; containers go on. */
  public void stopped(boolean away) {
    stopped = away;
  }

  /** Whether there is no room for another image. */
  public void diskFull(boolean full) {
    diskFull = full;
  }

  /** What containers that are made from now on need to start, beside the time of their build. */
  public void slowness(Duration more) {
    slowness = more;
  }

  /**
   * A container, as people see it.
   *
   * @param project of compose, such as {@code shop-blue}
   * @param image by digest
   * @param status as docker calls it, such as {@code running}
   */
  public record Sight(String project, String service, String image, String status) {}

  /** All containers, in the order in which they were made. */
  public List<Sight> containers() {
    return found(container -> true).stream()
        .map(
            container ->
                new Sight(
                    container.recipe().labels().getOrDefault(Recipe.PROJECT, ""),
                    container.recipe().labels().getOrDefault(Recipe.SERVICE, ""),
                    container.recipe().image(),
                    Fields.status(container)))
        .toList();
  }

  /** The images that are here, by digest. */
  public List<String> images() {
    return this.images.all();
  }

  Images store() {
    return images;
  }

  Path root() {
    return root;
  }

  void needDaemon() throws DockerTrouble {
    if (stopped) {
      throw new DockerTrouble(
          "Cannot connect to the Docker daemon at unix:///var/run/docker.sock."
              + " Is the docker daemon running?");
    }
  }

  AppBuild pull(String image) throws DockerTrouble {
    return images.pull(image, diskFull && !images.has(image));
  }

  synchronized Container create(Recipe recipe) throws DockerTrouble {
    if (containers.stream().anyMatch(c -> c.recipe().name().equals(recipe.name()))) {
      throw new DockerTrouble(
          "Error response from daemon: Conflict. The container name \"/%s\" is already in use"
              .formatted(recipe.name()));
    }
    Container container =
        new Container("%012x".formatted(0xc0ffee000000L + ++made), recipe, paths, slowness);
    containers.add(container);
    return container;
  }

  static void start(Container container) throws DockerTrouble {
    try {
      container.start();
    } catch (IOException e) {
      throw new DockerTrouble(
          "Error response from daemon: driver failed programming external connectivity: Bind for"
              + " 127.0.0.1:%d failed: port is already allocated"
                  .formatted(container.recipe().port().orElse(0)));
    }
  }

  synchronized void remove(Container container) {
    container.stop();
    containers.remove(container);
  }

  synchronized List<Container> found(Predicate<Container> wanted) {
    return containers.stream().filter(wanted).toList();
  }

  /** By id or name. */
  Container get(String reference) throws DockerTrouble {
    return found(c -> c.id().equals(reference) || c.recipe().name().equals(reference)).stream()
        .findFirst()
        .orElseThrow(() -> new DockerTrouble("Error: No such object: %s".formatted(reference)));
  }

  /** Ends all containers. */
  @Override
  public void close() {
    found(container -> true).forEach(Container::stop);
  }
}
