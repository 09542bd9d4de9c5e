package dev.slipway.sandbox.build;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** The time that a real build would take, and the lines that it would print meanwhile. */
final class Stages {
  private static final String COMPILER_ERROR =
      """
      src/shop/Checkout.java:31: error: cannot find symbol
          Money shipping = tariff.of(cart.weight());
                           ^
        symbol:   variable tariff
        location: class Checkout
      1 error""";

  private static final List<String> LINES =
      List.of(
          "resolving dependencies",
          "compiling 9 source files",
          "compiling 14 test classes",
          "running tests",
          "212 tests, 0 failures");

  private final Options options;
  private final PrintStream out;

  Stages(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws InterruptedException {
    for (int i = 0; i < LINES.size(); i++) {
      out.printf("[%d/%d] %s%n", i + 1, LINES.size(), LINES.get(i));
      Thread.sleep(options.work().dividedBy(LINES.size()));
      failIfTold();
    }
  }

  private void failIfTold() {
    if (options.failFile().filter(Files::exists).isPresent()) {
      throw new BuildFailed(COMPILER_ERROR);
    }
  }
}
