package dev.slipway.core.release;

import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all targets of an environment side by side what they run: one that is slow delays none. */
public final class Standings {
  private Standings() {}

  /**
   * What one target said.
   *
   * @param standing empty when it did not say
   * @param trouble why it did not: {@link Unavailable} or {@link Denied}
   */
  public record Answer(
      TargetSpec spec,
      Target target,
      Optional<Standing> standing,
      Optional<RuntimeException> trouble) {

    /**
     * What it runs.
     *
     * @throws Unavailable it cannot be asked
     * @throws Denied it refuses to say
     */
    public Standing orThrow() {
      return standing.orElseThrow(trouble::orElseThrow);
    }

    /** It is not reached, and a release may do without it. */
    boolean mayBeLeftOut() {
      return spec instanceof TargetSpec.Server server
          && server.mayBeAway()
          && trouble.filter(why -> why instanceof Unavailable).isPresent();
    }

    /** Why it did not say, for people. */
    public Optional<String> complaint() {
      return trouble.map(
          why -> why instanceof Unavailable away ? away.said() : String.valueOf(why.getMessage()));
    }
  }

  /** The answers of all targets, in the order of the configuration. */
  public static List<Answer> of(Targets targets, Environment environment) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked = new ArrayList<>();
      for (TargetSpec spec : environment.targets()) {
        asked.add(threads.submit(() -> ask(spec, targets.of(environment, spec))));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : asked) {
        answers.add(each.get());
      }
      return answers;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable(environment.name().value(), "interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(environment.name() + ": " + failed.getCause(), failed);
    }
  }

  private static Answer ask(TargetSpec spec, Target target) {
    try {
      return new Answer(spec, target, Optional.of(target.standing()), Optional.empty());
    } catch (Unavailable | Denied why) {
      return new Answer(spec, target, Optional.empty(), Optional.of(why));
    }
  }
}
