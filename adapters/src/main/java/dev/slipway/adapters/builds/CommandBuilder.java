package dev.slipway.adapters.builds;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds one app with a program of its own, as a process of this host that outlives the bot.
 *
 * <p>The program sees {@code PATH}, {@code HOME}, {@code LANG}, {@code TMPDIR}, the names that are
 * passed, and {@code APP}, {@code IMAGE} (with its tag), {@code GIT_HASH} and {@code
 * GIT_HEAD_EPOCH_TIME} (seconds). Thread-safe.
 */
public final class CommandBuilder implements Builder, AutoCloseable {
  private final CommandSettings settings;
  private final Sources sources;
  private final BuildEnvironment environment;
  private final HostBuilds builds;

  /**
   * @param environment the bot's own
   * @param ended hears of builds that this bot has started, as soon as they end; need not be told
   *     of all
   */
  public CommandBuilder(
      CommandSettings settings,
      Sources sources,
      Map<String, String> environment,
      Consumer<AppName> ended,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.environment = new BuildEnvironment(environment, settings.passed());
    this.builds =
        new HostBuilds(
            settings.root(),
            this::program,
            settings.limits(),
            new Mask(this.environment.secrets()),
            ended,
            clock);
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

  /** Lets started builds run on. */
  @Override
  public void close() {
    builds.close();
  }

  private Program program(BuildOrder order, Path work) {
    Path exported = sources.export(order.commit(), work);
    return new Program(settings.program(), environment.of(order), exported);
  }
}
