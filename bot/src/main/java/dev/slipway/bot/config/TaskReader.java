package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.command.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The block {@code tasks} of an environment, in the order in which they run. */
final class TaskReader {
  private static final String PROGRAM = "[bin/migrate, --all]";

  private TaskReader() {}

  /**
   * @param targets those of the environment, one of which each task runs on
   */
  static List<DeployTask> tasks(Section section, List<TargetSpec> targets) {
    List<String> names = targets.stream().map(target -> target.name().value()).toList();
    List<DeployTask> tasks = new ArrayList<>();
    for (Named each : section.named()) {
      tasks.add(task(each.as("migrate", TaskName::new), each.section(), names));
    }
    return tasks;
  }

  private static DeployTask task(TaskName name, Section section, List<String> targets) {
    String on =
        targets.size() == 1
            ? section.usually("on", targets.getFirst(), text -> known(text, targets))
            : section.required("on", targets.getFirst(), text -> known(text, targets));
    return new DeployTask(
        name,
        section.usually("when", "before", TaskReader::when),
        new TargetName(on),
        section.find("command").map(TaskReader::command).orElse(List.of()),
        section.usually("limit", "30m", TaskReader::limit));
  }

  private static List<String> command(Value value) {
    if (!value.isList()) {
      value.mistake(
          "is not a list of the program and its arguments. No shell reads it. Example: " + PROGRAM);
      return List.of();
    }
    return value.items().stream().map(each -> each.as("bin/migrate", Forms::text)).toList();
  }

  private static String known(String name, List<String> targets) {
    if (!targets.contains(name)) {
      throw new IllegalArgumentException(
          "there is no target \"%s\"%s"
              .formatted(
                  name,
                  Nearest.to(name, targets).map(", perhaps %s is meant"::formatted).orElse("")));
    }
    return name;
  }

  private static When when(String text) {
    return switch (text) {
      case "before" -> When.BEFORE;
      case "after" -> When.AFTER;
      default ->
          throw new IllegalArgumentException("\"%s\" is neither before nor after".formatted(text));
    };
  }

  private static Duration limit(String text) {
    return Forms.duration(text, Duration.ofSeconds(1), Duration.ofHours(24));
  }
}
