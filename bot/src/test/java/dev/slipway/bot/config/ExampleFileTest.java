package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.yaml.Reading;
import dev.slipway.bot.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example and the table are the documentation: they say every key, and no other. */
class ExampleFileTest {
  static final Path EXAMPLE = Path.of("../docs/slipway.example.yaml");
  static final Map<String, String> VARIABLES =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-1",
          "SLACK_APP_TOKEN", "xapp-1",
          "GIT_TOKEN", "git-token",
          "REGISTRY_PASSWORD", "registry-password");

  private static final Path TABLE = Path.of("../docs/configuration.md");
  private static final Pattern COMMENTED_OUT =
      Pattern.compile("(?m)^(\\s*)# {1,3}(?=\\s*[a-z0-9-]+:( |$))");
  private static final Pattern KEY = Pattern.compile("(?m)(?:^\\s*|[{,] )([a-z][a-z0-9-]*):");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`");

  @Test
  void exampleIsRead() {
    Loaded loaded = SettingsFile.load(EXAMPLE, VARIABLES);

    assertThat(loaded).isInstanceOf(Loaded.Good.class);
  }

  @Test
  void exampleSaysEveryKeyAndNoOther() throws IOException {
    Set<String> known =
        asked().stream()
            .filter(form -> !form.endsWith("*"))
            .map(form -> form.substring(form.lastIndexOf('.') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> chosen =
        Set.of(
            "eu-west-1",
            "eu-central-1",
            "billing",
            "release-managers",
            "oncall",
            "shop",
            "tools",
            "staging",
            "production",
            "web",
            "worker",
            "site",
            "web-1",
            "web-2",
            "migrate",
            "errors",
            "checkout",
            "flavor");

    assertThat(keysOfExample()).containsAll(known);
    assertThat(keysOfExample().stream().filter(key -> !chosen.contains(key)))
        .allMatch(known::contains);
  }

  @Test
  void tableSaysEveryKeyAndNoOther() throws IOException {
    Set<String> leaves =
        asked().stream()
            .filter(form -> asked().stream().noneMatch(other -> other.startsWith(form + ".")))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(
            ROW.matcher(Files.readString(TABLE))
                .results()
                .map(row -> row.group(1))
                .filter(key -> key.chars().noneMatch(Character::isUpperCase)))
        .containsExactlyInAnyOrderElementsOf(leaves);
  }

  private static Set<String> asked() {
    Reading reading = YamlFile.open(EXAMPLE, VARIABLES);
    SettingsFile.read(reading, VARIABLES);
    return reading.asked();
  }

  private static Set<String> keysOfExample() throws IOException {
    String text = COMMENTED_OUT.matcher(Files.readString(EXAMPLE)).replaceAll("$1");
    String plain = text.replaceAll("(?m)(^|\\s)#.*$", "");
    return KEY.matcher(plain)
        .results()
        .map(key -> key.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
