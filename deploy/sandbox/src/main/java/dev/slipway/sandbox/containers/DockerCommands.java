package dev.slipway.sandbox.containers;

import dev.slipway.sandbox.programs.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The command line of docker, as much of it as a release needs. */
record DockerCommands(DockerStandIn docker) {
  private static final String VERSION = "28.0.0-stand-in";
  private static final Duration LOOK = Duration.ofMillis(20);

  Said run(List<String> arguments) throws DockerTrouble, InterruptedException {
    docker.needDaemon();
    String command = arguments.getFirst();
    Options options = Options.of(arguments.subList(1, arguments.size()));
    return switch (command) {
      case "version" -> Said.line(VERSION);
      case "info" -> Said.line(docker.root().toString());
      case "image" -> image(options);
      case "images" -> Said.lines(docker.store().digests(options.words().getFirst()));
      case "pull" -> pull(options.words().getFirst());
      case "tag" -> tag(options.words());
      case "rmi" -> removeImages(options.words());
      case "ps" -> Said.lines(docker.found(wanted(options)).stream().map(Container::id).toList());
      case "inspect" -> inspect(options);
      case "logs" -> logs(docker.get(options.words().getFirst()));
      case "wait" -> await(docker.get(options.words().getFirst()));
      case "start", "stop", "rm" -> each(command, options.words());
      default -> throw new DockerTrouble("the stand-in has no command docker " + command);
    };
  }

  /** {@code docker image inspect}. */
  private Said image(Options options) throws DockerTrouble {
    String image = options.words().getLast();
    List<String> tags = docker.store().tags(image);
    return options.needed("--format").contains("RepoTags")
        ? Said.line(String.join(" ", tags))
        : Said.line(image.substring(image.indexOf('@') + 1));
  }

  private Said pull(String image) throws DockerTrouble {
    docker.pull(image);
    return Said.line(image);
  }

  private Said tag(List<String> words) throws DockerTrouble {
    docker.store().tag(words.getFirst(), words.getLast());
    return Said.NOTHING;
  }

  private Said removeImages(List<String> references) throws DockerTrouble {
    for (String reference : references) {
      if (!docker.found(container -> container.recipe().image().equals(reference)).isEmpty()) {
        throw new DockerTrouble(
            "Error response from daemon: conflict: unable to remove %s, a container uses it"
                .formatted(reference));
      }
      docker.store().remove(reference);
    }
    return Said.NOTHING;
  }

  private static Predicate<Container> wanted(Options options) {
    boolean all = options.has("--all") || options.has("-aq");
    return container ->
        (all || container.isRunning())
            && options.all("--filter").stream().allMatch(filter -> passes(container, filter));
  }

  private static boolean passes(Container container, String filter) {
    String[] parts = filter.split("=", 3);
    return switch (parts[0]) {
      case "status" -> Fields.status(container).equals(parts[1]);
      case "label" ->
          parts.length > 2
              ? container.recipe().has(parts[1], parts[2])
              : container.recipe().labels().containsKey(parts[1]);
      default -> throw new IllegalArgumentException("the stand-in has no filter " + filter);
    };
  }

  private Said inspect(Options options) throws DockerTrouble {
    String template = options.needed("--format");
    List<String> lines = new ArrayList<>();
    for (String reference : options.words()) {
      lines.add(Fields.filled(template, docker.get(reference)));
    }
    return Said.lines(lines);
  }

  private static Said logs(Container container) {
    return Said.line(container.recipe().build().lastLine(container.recipe().isTask()));
  }

  private static Said await(Container container) throws InterruptedException {
    while (container.isRunning()) {
      Thread.sleep(LOOK);
    }
    return Said.line(String.valueOf(container.exitCode()));
  }

  private Said each(String command, List<String> references) throws DockerTrouble {
    for (String reference : references) {
      Container container = docker.get(reference);
      switch (command) {
        case "start" -> DockerStandIn.start(container);
        case "stop" -> container.stop();
        default -> docker.remove(container);
      }
    }
    return Said.lines(references);
  }
}
