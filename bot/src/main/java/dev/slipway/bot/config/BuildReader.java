package dev.slipway.bot.config;

import dev.slipway.bot.config.AppSettings.Building;
import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The block {@code build} of an app. */
final class BuildReader {
  private static final String PROGRAM = "[./build.sh, --push]";

  private final Map<String, String> variables;
  private final Function<Section, String> region;

  /**
   * @param region reads which of the regions that are configured a block is about
   */
  BuildReader(Map<String, String> variables, Function<Section, String> region) {
    this.variables = variables;
    this.region = region;
  }

  Building building(Section build) {
    Way.Docker docker = docker(build);
    Optional<Set<String>> environment = build.find("environment").map(this::environment);
    List<Way> named = named(build);
    if (named.size() > 1) {
      build.mistake("names more than one way to build. Leave out all but one");
    }
    named.stream().findFirst().ifPresent(way -> foreign(way, build));
    Way way = named.stream().findFirst().orElse(docker);
    return new Building(
        way,
        environment.orElse(Set.of()),
        build.usually("time-limit", "60m", BuildReader::limit),
        build.usually("silence-limit", usualSilence(way), BuildReader::limit));
  }

  /** The ways that the file names; docker is what is left. */
  private List<Way> named(Section build) {
    return Stream.<Optional<? extends Way>>of(
            build.find("command").map(BuildReader::command),
            elsewhere(build, "github-actions", GithubActionsReader::read),
            elsewhere(build, "gitlab", GitlabReader::read),
            elsewhere(build, "jenkins", JenkinsReader::read),
            elsewhere(build, "codebuild", this::codebuild))
        .<Way>flatMap(Optional::stream)
        .toList();
  }

  /** Asked for even where it is not there, so that every key of it is known. */
  private static Optional<Way> elsewhere(Section build, String key, Function<Section, Way> reader) {
    Way way = reader.apply(build.section(key));
    return build.find(key).map(present -> way);
  }

  /** What is for other ways than the one that is named. */
  private static void foreign(Way way, Section build) {
    boolean here = way instanceof Way.Command;
    String what = here ? "a command" : "another system";
    Stream.concat(
            Stream.of("dockerfile", "target", "platform", "cache-from"),
            here ? Stream.of() : Stream.of("environment"))
        .forEach(key -> build.find(key).ifPresent(value -> beside(value, what, key)));
  }

  /** Where no output can be seen while a step runs, a long step is no silence. */
  private static String usualSilence(Way way) {
    return switch (way) {
      case Way.Command _, Way.Docker _, Way.Jenkins _, Way.CodeBuild _ -> "10m";
      case Way.GithubActions _, Way.Gitlab _ -> "30m";
    };
  }

  private Way.CodeBuild codebuild(Section codebuild) {
    return new Way.CodeBuild(
        region.apply(codebuild), codebuild.required("project", "shop-image", Forms::awsName));
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

  private static void beside(Value value, String what, String key) {
    value.mistake(
        "is for %s, and this app is built by %s. Leave out one of them"
            .formatted(key.equals("environment") ? "builds on this machine" : "docker", what));
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

  /**
   * What a system elsewhere is told besides the order.
   *
   * @param order the names that the order itself has
   */
  static Map<String, String> given(Section section, Set<String> order) {
    Map<String, String> given = new LinkedHashMap<>();
    section
        .values()
        .forEach(
            (name, value) -> {
              if (order.contains(name)) {
                value.mistake("is what every build gets from the bot. Leave it out");
              }
              given.put(name, value.as("large", Forms::text));
            });
    return given;
  }

  private static Duration limit(String text) {
    return Forms.duration(text, Duration.ofSeconds(1), Duration.ofDays(1));
  }
}
