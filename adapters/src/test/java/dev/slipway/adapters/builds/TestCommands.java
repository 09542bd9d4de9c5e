package dev.slipway.adapters.builds;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes command builders on one root, whose bot has secrets, and ends all that they started. */
final class TestCommands implements AutoCloseable {
  private final Path temporary;
  private final List<CommandBuilder> builders = new ArrayList<>();

  TestCommands(Path temporary) {
    this.temporary = temporary;
  }

  /** The last argument marks its processes as ours. */
  CommandBuilder shell(String script, HostLimits limits) {
    List<String> program = List.of("sh", "-c", script, "sh", temporary.toString());
    return command(program, limits, TestBuilds.EMPTY_SOURCES);
  }

  CommandBuilder command(List<String> program, HostLimits limits, Sources sources) {
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "SLACK_TOKEN", "xoxb-1", "NPM_TOKEN", "npm-secret-1");
    CommandSettings settings =
        new CommandSettings(program, Set.of("NPM_TOKEN"), temporary.resolve("root"), limits);
    CommandBuilder builder =
        new CommandBuilder(settings, sources, environment, app -> {}, InstantSource.system());
    builders.add(builder);
    return builder;
  }

  @Override
  public void close() {
    builders.forEach(CommandBuilder::close);
    TestBuilds.killAll(temporary);
  }
}
