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
import java.util.Set;
import java.util.function.Function;

/** The block {@code build} of an app. */
final class BuildReader {
  private static final String PROGRAM = "[./build.sh, --push]";

  private static final List<String> FOR_DOCKER =
      List.of("dockerfile", "target", "platform", "cache-from");

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
    return new Building(
        way(build),
        build.find("environment").map(this::environment).orElse(Set.of()),
        build.usually("time-limit", "60m", BuildReader::limit),
        build.usually("silence-limit", "10m", BuildReader::limit));
  }

  /** Every block is read, so that all that is wrong is told, and all that may be said is known. */
  private Way way(Section build) {
    Map<String, Way> ways = new LinkedHashMap<>();
    Way.Docker docker = docker(build);
    build.find("command").ifPresent(value -> ways.put("command", command(value)));
    other(build, "jenkins", JenkinsReader::read, ways);
    other(build, "codebuild", this::codebuild, ways);
    if (ways.isEmpty()) {
      return docker;
    }
    if (ways.size() > 1) {
      build.mistake(
          "says %s, and one of them builds. Leave out the others"
              .formatted(String.join(" and ", ways.keySet())));
    }
    tellWhatIsForOthers(build, ways.keySet().iterator().next());
    return ways.values().iterator().next();
  }

  private static void other(
      Section build, String key, Function<Section, Way> read, Map<String, Way> ways) {
    Way way = read.apply(build.section(key));
    build.find(key).ifPresent(value -> ways.put(key, way));
  }

  private Way.CodeBuild codebuild(Section codebuild) {
    return new Way.CodeBuild(
        region.apply(codebuild), codebuild.required("project", "shop-image", Forms::awsName));
  }

  private static void tellWhatIsForOthers(Section build, String key) {
    boolean command = key.equals("command");
    String by = command ? "a command" : key;
    FOR_DOCKER.forEach(other -> build.find(other).ifPresent(value -> beside(value, "docker", by)));
    if (!command) {
      build.find("environment").ifPresent(value -> beside(value, "builds on this machine", by));
    }
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

  private static void beside(Value value, String what, String by) {
    value.mistake(
        "is for %s, and this app is built by %s. Leave out one of them".formatted(what, by));
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
