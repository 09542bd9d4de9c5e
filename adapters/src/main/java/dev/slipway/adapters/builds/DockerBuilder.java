package dev.slipway.adapters.builds;

import dev.slipway.adapters.images.ImageLocation;
import dev.slipway.adapters.images.RegistryLogin;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Builds one app with BuildKit and pushes the image, as a process of this host that outlives the
 * bot. The Dockerfile gets {@code GIT_HASH} and {@code GIT_HEAD_EPOCH_TIME} (seconds) as build
 * arguments. Without a login for its registry the user's own docker configuration applies.
 * Thread-safe.
 */
public final class DockerBuilder implements Builder, AutoCloseable {
  /** How docker finds its daemon; these are no secrets. */
  private static final Set<String> DAEMON =
      Set.of(
          "DOCKER_HOST",
          "DOCKER_CONTEXT",
          "DOCKER_CONFIG",
          "DOCKER_TLS_VERIFY",
          "DOCKER_CERT_PATH",
          "XDG_RUNTIME_DIR");

  private final Sources sources;
  private final RegistryLogins logins;
  private final DockerOptions options;
  private final DockerCommand command;
  private final BuildEnvironment environment;
  private final Mask mask;
  private final HostBuilds builds;

  /**
   * @param environment the bot's own
   * @param ended hears of builds that this bot has started, as soon as they end; need not be told
   *     of all
   */
  public DockerBuilder(
      DockerSettings settings,
      Sources sources,
      RegistryLogins logins,
      Map<String, String> environment,
      Consumer<AppName> ended,
      InstantSource clock) {
    this.sources = sources;
    this.logins = logins;
    this.options = settings.options();
    BuildEnvironment passed = new BuildEnvironment(environment, settings.passed());
    this.command = new DockerCommand(options, passed.present());
    this.mask = new Mask(passed.secrets());
    this.environment = passed.with(DAEMON);
    this.builds =
        new HostBuilds(settings.root(), this::program, settings.limits(), mask, ended, clock);
  }

  @Override
  public Optional<String> find(BuildOrder order) {
    return builds.find(order);
  }

  @Override
  public String start(BuildOrder order) {
    return builds.start(order);
  }

  @Override
  public BuildProgress observe(BuildOrder order, String reference) {
    return builds.observe(order, reference);
  }

  @Override
  public void cancel(BuildOrder order, String reference) {
    builds.cancel(order, reference);
  }

  @Override
  public Optional<String> platform() {
    return options.platform();
  }

  /** Lets started builds run on. */
  @Override
  public void close() {
    builds.close();
  }

  private Program program(BuildOrder order, Path work) throws IOException {
    Path exported = sources.export(order.commit(), work);
    checkDockerfile(exported);
    Map<String, String> variables = environment.of(order);
    variables.put("DOCKER_BUILDKIT", "1");
    variables.put("BUILDKIT_PROGRESS", "plain");
    ImageLocation location = ImageLocation.of(order.image());
    Optional<RegistryLogin> login = logins.find(location.registry());
    if (login.isPresent()) {
      Path configuration = work.resolve("docker");
      DockerLogin.write(configuration, location, login.get());
      mask.hide(login.get().password());
      mask.hide(login.get().basic());
      variables.put("DOCKER_CONFIG", configuration.toString());
      variables.put("SLIPWAY_LOGIN", configuration.toString());
    }
    return new Program(command.argv(order), variables, exported);
  }

  /** A link in the repository could lead out of it. */
  private void checkDockerfile(Path exported) throws IOException {
    Path file = exported.resolve(options.dockerfile());
    if (!Files.isRegularFile(file)) {
      throw new IOException("the commit has no file %s".formatted(options.dockerfile()));
    }
    if (!file.toRealPath().startsWith(exported.toRealPath())) {
      throw new IOException("%s leads out of the repository".formatted(options.dockerfile()));
    }
  }
}
