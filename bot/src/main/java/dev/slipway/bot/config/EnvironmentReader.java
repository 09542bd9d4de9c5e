package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.OnFailure;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.people.Right;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The block {@code environments} of an app. */
final class EnvironmentReader {
  private static final Pattern SERIOUS = Pattern.compile("(.*-)?(production|prod|live)(-.*)?");
  private static final Pattern HARMLESS = Pattern.compile("(pre|non|not)-.*");

  private final Rights rights;
  private final TargetReader targets;
  private final SignalReader signals;

  EnvironmentReader(Rights rights, TargetReader targets, SignalReader signals) {
    this.rights = rights;
    this.targets = targets;
    this.signals = signals;
  }

  /** The environments of an app, in the order of the file. */
  List<Environment> environments(Section section, AppName app, Right pick) {
    List<Named> named = section.named();
    if (named.isEmpty()) {
      section.mistake("names no environment");
    }
    List<Environment> all = new ArrayList<>();
    for (Named each : named) {
      EnvironmentName name = each.as("production", EnvironmentName::new);
      tellIfSerious(each);
      all.add(environment(app, name, each.section(), pick));
    }
    return all;
  }

  private Environment environment(AppName app, EnvironmentName name, Section section, Right pick) {
    boolean automatic = section.usually("automatic", "false", Forms::flag);
    Right release = right(section, "release", automatic, pick);
    List<TargetSpec> specs = targets.targets(app, section, "%s %s".formatted(app, name));
    Optional<Duration> soak = section.optional("soak", "90s", EnvironmentReader::soak);
    return new Environment(
        name,
        automatic,
        specs,
        release,
        right(section, "confirm", automatic, release),
        section.usually("four-eyes", "false", Forms::flag),
        section.usually("confirm-within", "30m", EnvironmentReader::days),
        section.usually("deadline", "10m", EnvironmentReader::hours),
        TaskReader.tasks(section.section("tasks"), specs),
        PaceReader.read(section, specs).with(signals(app, name, section, soak)),
        section.usually("on-failure", "ask", EnvironmentReader::onFailure),
        soak,
        section.optional(
            "link", "https://staging.example.com", text -> Forms.address(text).toString()));
  }

  private List<SignalName> signals(
      AppName app, EnvironmentName name, Section section, Optional<Duration> soak) {
    boolean isLookedAt =
        section.find("traffic").isPresent() || soak.filter(Duration::isPositive).isPresent();
    return signals.read(app, name, section.section("signals"), isLookedAt);
  }

  private static OnFailure onFailure(String text) {
    return switch (text) {
      case "ask" -> OnFailure.ASK;
      case "roll-back" -> OnFailure.ROLL_BACK;
      default ->
          throw new IllegalArgumentException("\"%s\" is neither ask nor roll-back".formatted(text));
    };
  }

  /** Whoever is not asked by an automatic environment may still do by hand what happens anyway. */
  private Right right(Section section, String key, boolean automatic, Right usual) {
    return automatic ? rights.optional(section, key).orElse(usual) : rights.required(section, key);
  }

  private static void tellIfSerious(Named named) {
    String name = named.text();
    if (SERIOUS.matcher(name).matches() && !HARMLESS.matcher(name).matches()) {
      named
          .section()
          .find("automatic")
          .filter(value -> value.as("false", Forms::flag))
          .ifPresent(
              value ->
                  value.mistake(
                      "every build would go to %s without anybody's yes. Leave it out and say who"
                              .formatted(name)
                          + " gives it. Example: confirm: [release-managers]"));
    }
  }

  private static Duration days(String text) {
    return Forms.duration(text, Duration.ofSeconds(1), Duration.ofDays(7));
  }

  private static Duration soak(String text) {
    return Forms.duration(text, Duration.ZERO, Duration.ofHours(1));
  }

  private static Duration hours(String text) {
    return Forms.duration(text, Duration.ofSeconds(1), Duration.ofHours(24));
  }
}
