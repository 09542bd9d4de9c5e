package dev.slipway.sandbox.programs;

import java.util.List;

/** A program of a stand-in server, as far as its callers can tell. Safe for many threads. */
@FunctionalInterface
public interface Program {
  /** Runs to its end, which may take as long as that of the real program. */
  Said run(List<String> arguments) throws InterruptedException;
}
