package dev.slipway.adapters.builds;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.slipway.core.build.BuildOrder;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of a build: what every program needs, what is allowed by name, and the order. The
 * bot's own tokens stay out because nothing else is copied.
 *
 * @param bot the bot's environment
 * @param passed the names that a build may see besides
 */
record BuildEnvironment(Map<String, String> bot, Set<String> passed) {
  private static final List<String> NEEDED = List.of("PATH", "HOME", "LANG", "TMPDIR");
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

  BuildEnvironment {
    bot = Map.copyOf(bot);
    passed = Set.copyOf(passed);
  }

  Map<String, String> of(BuildOrder order) {
    Map<String, String> environment = new TreeMap<>(Map.of("PATH", USUAL_PATH));
    copy(NEEDED, environment);
    copy(passed, environment);
    environment.put("APP", order.app().value());
    environment.put("IMAGE", order.reference());
    environment.put("GIT_HASH", order.commit().value());
    environment.put("GIT_HEAD_EPOCH_TIME", String.valueOf(order.committedAt().getEpochSecond()));
    return environment;
  }

  /** The same, with more names that a build may see. */
  BuildEnvironment with(Set<String> names) {
    Set<String> more = new HashSet<>(passed);
    more.addAll(names);
    return new BuildEnvironment(bot, more);
  }

  /** The passed names that the bot's environment has. */
  Set<String> present() {
    return passed.stream().filter(bot::containsKey).collect(toUnmodifiableSet());
  }

  /** The values that must not be seen in what a build says. */
  List<String> secrets() {
    return present().stream().map(bot::get).toList();
  }

  private void copy(Collection<String> names, Map<String, String> environment) {
    for (String name : names) {
      if (bot.containsKey(name)) {
        environment.put(name, bot.get(name));
      }
    }
  }
}
