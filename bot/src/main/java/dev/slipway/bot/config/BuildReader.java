package dev.slipway.bot.config;

import dev.slipway.bot.config.AppSettings.Building;
import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The block {@code build} of an app. */
final class BuildReader {
  private static final String PROGRAM = "[./build.sh, --push]";

  private final Map<String, String> variables;

  BuildReader(Map<String, String> variables) {
    this.variables = variables;
  }

  Building building(Section build) {
    Way.Docker docker = docker(build);
    Optional<Way.Command> command = build.find("command").map(BuildReader::command);
    if (command.isPresent()) {
      List.of("dockerfile", "target", "platform", "cache-from")
          .forEach(key -> build.find(key).ifPresent(BuildReader::beside));
    }
    return new Building(
        command.<Way>map(way -> way).orElse(docker),
        build.find("environment").map(this::environment).orElse(Set.of()),
        build.usually("time-limit", "60m", BuildReader::limit),
        build.usually("silence-limit", "10m", BuildReader::limit));
  }

  private static Way.Docker docker(Section build) {
    List<String> cacheFrom = new ArrayList<>();
    build
        .find("cache-from")
        .ifPresent(
            value ->
                value.items().forEach(each -> cacheFrom.add(each.as("shop:cache", Forms::text))));
    return new Way.Docker(
        build.usually("dockerfile", "Dockerfile", Forms::pathInRepository),
        build.optional("target", "runtime", Forms::text),
        build.optional("platform", "linux/arm64", Forms::platform),
        cacheFrom);
  }

  private static Way.Command command(Value value) {
    if (!value.isList()) {
      value.mistake(
          "is not a list of the program and its arguments. No shell reads it. Example: " + PROGRAM);
      return new Way.Command(List.of("false"));
    }
    List<String> words =
        value.items().stream().map(each -> each.as("./build.sh", Forms::text)).toList();
    if (words.isEmpty()) {
      value.mistake("names no program. Example: " + PROGRAM);
    }
    return new Way.Command(words);
  }

  private static void beside(Value value) {
    value.mistake("is for docker, and this app is built by a command. Leave out one of them");
  }

  private Set<String> environment(Value value) {
    Set<String> names = new LinkedHashSet<>();
    for (Value each : value.items()) {
      each.read("NPM_TOKEN", this::variable).ifPresent(names::add);
    }
    return names;
  }

  private String variable(String name) {
    if (!variables.containsKey(Forms.variable(name))) {
      throw new IllegalArgumentException("the environment variable %s is not set".formatted(name));
    }
    return name;
  }

  private static Duration limit(String text) {
    return Forms.duration(text, Duration.ofSeconds(1), Duration.ofDays(1));
  }
}
