package dev.slipway.sandbox.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The services of a compose file, filled in with the values of an environment file. */
record ComposeFile(JsonNode services) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern VALUE = Pattern.compile("\\$\\{([A-Za-z_0-9]+)}");

  /** Image and loopback port of a service. */
  record Service(String image, OptionalInt port) {}

  static ComposeFile read(Path file, Path environment) throws DockerTrouble {
    try {
      Map<String, String> values =
          Files.readAllLines(environment).stream()
              .map(line -> line.split("=", 2))
              .filter(pair -> pair.length == 2)
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      String text =
          VALUE
              .matcher(Files.readString(file))
              .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
      return new ComposeFile(YAML.readTree(text).path("services"));
    } catch (IOException e) {
      throw new DockerTrouble("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  Service service(String name) throws DockerTrouble {
    JsonNode service = services.path(name);
    if (service.isMissingNode()) {
      throw new DockerTrouble("no such service: " + name);
    }
    String[] port = service.path("ports").path(0).asText().split(":", -1);
    return new Service(
        service.path("image").asText(),
        port.length < 3 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port[1])));
  }
}
