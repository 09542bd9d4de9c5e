package dev.slipway.core.command;

import dev.slipway.core.app.AppName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what follows {@code !rollback [app]}: a release by its number, a build by its commit,
 * an environment; in any order, with or without the small words.
 */
final class RollbackWords {
  private static final Pattern RELEASE =
      Pattern.compile("(?:release-?|#)?([0-9]{1,6})", Pattern.CASE_INSENSITIVE);

  private final Set<String> environments;

  RollbackWords(Set<String> environments) {
    this.environments = environments;
  }

  Command.Rollback rollback(Optional<AppName> app, Arguments arguments, boolean dryRun) {
    Optional<String> to = arguments.takeAfter(Verb.ROLLBACK, "to");
    Optional<String> in = arguments.takeAfter(Verb.ROLLBACK, "in", "on", "from");
    if (in.isEmpty() && to.filter(this::isEnvironment).isPresent()) {
      in = to;
      to = Optional.empty();
    }
    boolean saidRelease = to.filter("release"::equalsIgnoreCase).isPresent();
    Optional<String> named =
        (saidRelease ? Optional.<String>empty() : to).or(() -> arguments.take(this::isBuild));
    return new Command.Rollback(
        app,
        named.map(RollbackWords::build),
        in.or(() -> arguments.take(this::isEnvironment))
            .or(() -> arguments.take(word -> Nearest.to(word, environments).isPresent()))
            .map(word -> Named.environment(word, environments)),
        dryRun);
  }

  private boolean isEnvironment(String word) {
    return environments.contains(word.toLowerCase(Locale.ROOT));
  }

  private boolean isBuild(String word) {
    return RELEASE.matcher(word).matches() || Words.isSha(word);
  }

  /** The number of a release without what stands before it, or the digits of a commit. */
  private static String build(String word) {
    Matcher release = RELEASE.matcher(word);
    if (release.matches()) {
      return release.group(1);
    }
    if (Words.isSha(word)) {
      return word;
    }
    throw new Wrong(
        "\"%s\" is neither the number of a release nor a commit".formatted(Words.shortened(word)),
        "`!history` lists the releases; `%s`.".formatted(Verb.ROLLBACK.form()));
  }
}
