package dev.slipway.adapters.builds;

import dev.slipway.core.app.AppName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Makes command builders on one root, whose bot has secrets, and ends all that they started. */
final class TestCommands implements AutoCloseable {
  private final Path temporary;
  private final List<CommandBuilder> builders = new ArrayList<>();
  private final BlockingQueue<AppName> ended = new LinkedBlockingQueue<>();

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
        new CommandBuilder(settings, sources, environment, ended::add, InstantSource.system());
    builders.add(builder);
    return builder;
  }

  /** What the builders have told of builds that ended. */
  BlockingQueue<AppName> ended() {
    return ended;
  }

  @Override
  public void close() {
    builders.forEach(CommandBuilder::close);
    TestBuilds.killAll(temporary);
  }
}
