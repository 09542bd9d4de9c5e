package dev.slipway.sandbox.containers;

import dev.slipway.sandbox.programs.Said;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The command line of {@code docker compose}, as much of it as a release needs. */
record ComposeCommands(DockerStandIn docker) {
  private static final String VERSION = "2.40.0-stand-in";

  Said run(List<String> arguments) throws DockerTrouble {
    Options options = Options.of(arguments);
    String command = options.words().getFirst();
    if (command.equals("version")) {
      return Said.line(VERSION);
    }
    docker.needDaemon();
    ComposeFile file =
        ComposeFile.read(Path.of(options.needed("--file")), Path.of(options.needed("--env-file")));
    String project = options.needed("--project-name");
    for (String name : services(command, options.words())) {
      ComposeFile.Service service = file.service(name);
      switch (command) {
        case "up" -> up(project, name, service);
        case "stop" -> docker.found(belongs(project, name)).forEach(Container::stop);
        case "run" -> once(project, name, service, options);
        default -> throw new DockerTrouble("the stand-in has no docker compose " + command);
      }
    }
    return Said.NOTHING;
  }

  /** What follows the service of a task is its own command. */
  private static List<String> services(String command, List<String> words) {
    return words.subList(1, command.equals("run") ? 2 : words.size());
  }

  /** A container of another image is replaced, one of this image is started where it is not. */
  private void up(String project, String name, ComposeFile.Service service) throws DockerTrouble {
    Optional<Container> present = docker.found(belongs(project, name)).stream().findFirst();
    if (present.isPresent() && !present.get().recipe().image().equals(service.image())) {
      docker.remove(present.get());
      present = Optional.empty();
    }
    DockerStandIn.start(
        present.isPresent()
            ? present.get()
            : docker.create(
                new Recipe(
                    project + "-" + name + "-1",
                    service.image(),
                    docker.pull(service.image()),
                    labels(project, name, "False"),
                    service.port(),
                    false)));
  }

  private void once(String project, String name, ComposeFile.Service service, Options options)
      throws DockerTrouble {
    Map<String, String> labels = new HashMap<>(labels(project, name, "True"));
    for (String label : options.all("--label")) {
      String[] pair = label.split("=", 2);
      labels.put(pair[0], pair[1]);
    }
    DockerStandIn.start(
        docker.create(
            new Recipe(
                options.needed("--name"),
                service.image(),
                docker.pull(service.image()),
                labels,
                OptionalInt.empty(),
                true)));
  }

  private static Predicate<Container> belongs(String project, String service) {
    return container ->
        container.recipe().has(Recipe.PROJECT, project)
            && container.recipe().has(Recipe.SERVICE, service)
            && container.recipe().has(Recipe.ONE_OFF, "False");
  }

  private static Map<String, String> labels(String project, String service, String oneOff) {
    return Map.of(Recipe.PROJECT, project, Recipe.SERVICE, service, Recipe.ONE_OFF, oneOff);
  }
}
