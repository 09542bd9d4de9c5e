package dev.slipway.adapters.builds;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the host is to run.
 *
 * @param argv the program and its arguments; no shell reads them
 * @param environment all of it; nothing of the bot's own is added
 */
record Program(List<String> argv, Map<String, String> environment, Path directory) {
  Program {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }
}
