package dev.slipway.sandbox.containers;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docker inspect --format} says of a container, for the templates that are known. */
final class Fields {
  private static final Pattern FIELD = Pattern.compile("\\{\\{(\\.[A-Za-z.]+)}}");

  /** None of these containers has a check of its own. */
  private static final Map<String, String> WITHOUT_HEALTH =
      Map.of(
          "{{if .State.Health}}{{.State.Health.Status}}{{else}}healthy{{end}}", "healthy",
          "{{if .State.Health}}{{range .State.Health.Log}}{{.Output}}{{end}}{{end}}", "");

  private Fields() {}

  static String filled(String template, Container container) throws DockerTrouble {
    String known = WITHOUT_HEALTH.get(template);
    if (known != null) {
      return known;
    }
    String filled =
        FIELD
            .matcher(template)
            .replaceAll(field -> Matcher.quoteReplacement(value(field.group(1), container)));
    if (filled.contains("{{")) {
      throw new DockerTrouble("the stand-in does not know the template " + template);
    }
    return filled;
  }

  static String status(Container container) {
    return container.status().name().toLowerCase(Locale.ROOT);
  }

  private static String value(String field, Container container) {
    return switch (field) {
      case ".Id" -> container.id();
      case ".Name" -> "/" + container.recipe().name();
      case ".RestartCount" -> String.valueOf(container.restarts());
      case ".State.Status" -> status(container);
      case ".State.Running" -> String.valueOf(container.isRunning());
      case ".State.ExitCode" -> String.valueOf(container.exitCode());
      case ".State.FinishedAt" -> container.finishedAt().map(Instant::toString).orElse("");
      default -> "{{" + field + "}}";
    };
  }
}
