package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.EcsStrategy.Pause;
import dev.slipway.core.app.EcsStrategy.Unanswered;
import dev.slipway.core.app.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The key {@code strategy} of an ECS service: a word, or a block with its details. Ranges are those
 * of the AWS pages <i>CanaryConfiguration</i>, <i>LinearConfiguration</i> and <i>Pause hooks</i>.
 */
final class StrategyReader {
  private static final String EXAMPLE =
      "strategy: { kind: canary, percent: 5, bake: 10m, pause: { timeout: 30m } }";
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(14);
  private static final int LEAST_CANARY = 10;
  private static final int LEAST_STEP = 300;

  private enum Kind {
    ROLLING,
    BLUE_GREEN,
    LINEAR,
    CANARY
  }

  private StrategyReader() {}

  /** Empty when the service is deployed as it is set up. */
  static Optional<EcsStrategy> read(Section ecs) {
    Optional<Value> value = ecs.find("strategy");
    // Asked for even where it is not there, so that every key of it is known.
    Section block = ecs.sectionUnlessWord("strategy");
    Kind kind =
        value
            .filter(word -> word.plain().isPresent())
            .map(word -> word.as("blue-green", StrategyReader::kind))
            .orElseGet(() -> kind(block));
    EcsStrategy strategy = of(kind, block);
    return value.map(there -> strategy);
  }

  private static Kind kind(Section block) {
    Optional<Kind> kind = block.optional("kind", "blue-green", StrategyReader::kind);
    if (kind.isEmpty()) {
      block.missing("kind", EXAMPLE);
    }
    return kind.orElse(Kind.CANARY);
  }

  private static EcsStrategy of(Kind kind, Section block) {
    Optional<Duration> keepOld =
        block.optional("keep-old", "15m", text -> minutes(text, Duration.ZERO, A_DAY));
    Optional<Pause> pause = pause(block, kind);
    return switch (kind) {
      case ROLLING -> {
        refuse(block, kind, "percent", "bake", "keep-old");
        yield new EcsStrategy.Rolling(pause);
      }
      case BLUE_GREEN -> {
        refuse(block, kind, "percent", "bake");
        yield new EcsStrategy.BlueGreen(keepOld, pause);
      }
      case LINEAR ->
          new EcsStrategy.Linear(
              percent(block, LEAST_STEP, "10"), bake(block, "6m"), keepOld, pause);
      case CANARY ->
          new EcsStrategy.Canary(
              percent(block, LEAST_CANARY, "5"), bake(block, "10m"), keepOld, pause);
    };
  }

  /** What keeps the new tasks from users always pauses; a rolling deployment where it is wanted. */
  private static Optional<Pause> pause(Section block, Kind kind) {
    Section pause = block.section("pause");
    Pause read =
        new Pause(
            pause.usually(
                "timeout", "1d", text -> minutes(text, Duration.ofMinutes(1), LONGEST_PAUSE)),
            pause.usually("then", "roll-back", StrategyReader::then));
    return kind != Kind.ROLLING || block.find("pause").isPresent()
        ? Optional.of(read)
        : Optional.empty();
  }

  private static Duration bake(Section block, String usual) {
    return block.usually("bake", usual, text -> minutes(text, Duration.ZERO, A_DAY));
  }

  private static Share percent(Section block, int least, String usual) {
    return block.usually(
        "percent",
        usual,
        text -> {
          Share share = Share.parse(text);
          Forms.check(
              share.hundredths() >= least && !share.isAll() && share.hundredths() % 10 == 0,
              "%s is not between %s and 100 %% with at most one decimal"
                  .formatted(share, new Share(least)));
          return share;
        });
  }

  private static void refuse(Section block, Kind kind, String... keys) {
    Set<String> known = Set.of(keys);
    List.of("percent", "bake", "keep-old").stream()
        .filter(known::contains)
        .flatMap(key -> block.find(key).stream())
        .forEach(
            value -> value.mistake("%s knows no such thing. Leave it out".formatted(said(kind))));
  }

  private static Kind kind(String text) {
    return Stream.of(Kind.values())
        .filter(kind -> said(kind).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is neither rolling, blue-green, linear nor canary".formatted(text)));
  }

  private static String said(Kind kind) {
    return switch (kind) {
      case ROLLING -> "rolling";
      case BLUE_GREEN -> "blue-green";
      case LINEAR -> "linear";
      case CANARY -> "canary";
    };
  }

  private static Unanswered then(String text) {
    return switch (text) {
      case "roll-back" -> Unanswered.ROLL_BACK;
      case "continue" -> Unanswered.CONTINUE;
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is neither roll-back nor continue".formatted(text));
    };
  }

  private static Duration minutes(String text, Duration least, Duration most) {
    Duration duration = Forms.duration(text, least, most);
    Forms.check(
        duration.toSecondsPart() == 0,
        "%s is not in whole minutes, and ECS knows no others".formatted(text));
    return duration;
  }
}
