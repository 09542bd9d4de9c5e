package dev.slipway.sandbox;

import dev.slipway.sandbox.demo.DemoCommand;
import picocli.CommandLine;

/** temporary until the sandbox branch lands */
public final class Sandbox {
  private Sandbox() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new DemoCommand())
            .execute(java.util.Arrays.copyOfRange(arguments, 1, arguments.length)));
  }
}
