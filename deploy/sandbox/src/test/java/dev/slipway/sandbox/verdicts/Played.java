package dev.slipway.sandbox.verdicts;

import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.Verdict;
import dev.slipway.sandbox.ecs.Call;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a scenario.
 *
 * @param card its last version, line by line
 * @param known how long after the confirmation the cause was on the card
 * @param lag how long before that the last task of the new build had ended; empty when none had
 * @param calls what the bot asked of ECS
 */
record Played(
    Release end,
    List<String> card,
    List<Moment> moments,
    Optional<Duration> known,
    Optional<Duration> lag,
    List<Call> calls) {

  /** From that time on, counted from the confirmation, the target's line said this. */
  record Moment(Duration at, String said) {}

  Run run() {
    return ((Release.Carried) end).run();
  }

  Optional<Verdict> verdict() {
    return run().firstVerdict();
  }

  /** The first sentence of the card. */
  String headline() {
    return card.get(1).replaceAll(":[a-z_]+: ", "").replace("*", "");
  }

  /** The longest thing that the card said of the target on the way. */
  String meanwhile() {
    return moments.stream()
        .map(Moment::said)
        .filter(said -> !said.startsWith("fetched: "))
        .map(said -> said.replaceFirst("^(going live: |live: deployment [^)]*\\)(, )?)", ""))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  Duration took() {
    return moments.getLast().at();
  }

  /** What comes next, as the card says it. */
  String next() {
    return card.stream()
        .filter(line -> line.startsWith("next: "))
        .map(line -> line.substring("next: ".length()))
        .findFirst()
        .orElse("nothing");
  }

  long count(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).count();
  }

  Map<String, Long> operations() {
    return calls.stream()
        .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
  }

  /** The story as a reviewer reads it. */
  String story(Scenario scenario) {
    StringBuilder story = new StringBuilder(scenario.what()).append("\n\n");
    moments.forEach(
        moment -> story.append("%+6d s  %s%n".formatted(moment.at().toSeconds(), moment.said())));
    story.append("\nThe card in the end:\n");
    card.forEach(line -> story.append("  ").append(line).append('\n'));
    lag.ifPresent(
        time ->
            story.append(
                String.format(
                    Locale.ROOT,
                    "%nThe cause was on the card %.1f s after the last task had ended.%n",
                    time.toMillis() / 1000.0)));
    story.append("\nWhat the bot asked of ECS:\n");
    operations().forEach((name, count) -> story.append("  %3d %s%n".formatted(count, name)));
    return story.toString();
  }
}
