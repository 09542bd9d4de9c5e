package dev.slipway.sandbox.servers;

import dev.slipway.sandbox.programs.Program;
import java.util.Optional;

/** Has programs wait until they may go on. Safe for many threads. */
final class Frost {
  private Optional<Runnable> met = Optional.empty();

  /**
   * Programs that are asked from now on wait.
   *
   * @param whenMet run by each of them first
   */
  synchronized void begin(Runnable whenMet) {
    met = Optional.of(whenMet);
  }

  /** All go on. */
  synchronized void end() {
    met = Optional.empty();
    notifyAll();
  }

  /** The program in the frost; its version is known all the same, nobody waits long for that. */
  Program over(Program program) {
    return arguments -> {
      if (!arguments.getFirst().equals("version")) {
        now().ifPresent(Runnable::run);
        await();
      }
      return program.run(arguments);
    };
  }

  private synchronized Optional<Runnable> now() {
    return met;
  }

  private synchronized void await() throws InterruptedException {
    while (met.isPresent()) {
      wait();
    }
  }
}
