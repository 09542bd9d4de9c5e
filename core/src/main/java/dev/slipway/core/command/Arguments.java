package dev.slipway.core.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is left of the words while they are being understood. */
final class Arguments {
  private final List<String> left;
  private final String text;
  private final Set<String> apps;
  private final Set<String> environments;

  /**
   * @param text the same as it was typed
   * @param apps the names of the configuration, to help with, as are those of environments
   */
  Arguments(List<String> words, String text, Set<String> apps, Set<String> environments) {
    this.left = new ArrayList<>(words);
    this.text = text;
    this.apps = apps;
    this.environments = environments;
  }

  /** One that is almost it is refused: it must not be taken for a word of a reason. */
  boolean takeFlag(String flag) {
    left.stream()
        .filter(word -> word.startsWith("-") && !word.equalsIgnoreCase(flag))
        .filter(word -> Nearest.to(word, List.of(flag)).isPresent())
        .findFirst()
        .ifPresent(
            word -> {
              throw new Wrong(
                  "there is no \"%s\"".formatted(Words.shortened(word)),
                  "Did you mean `%s`?".formatted(flag));
            });
    return left.removeIf(word -> word.equalsIgnoreCase(flag));
  }

  Optional<String> takeAfter(Verb verb, String... prepositions) {
    Set<String> wanted = Set.of(prepositions);
    for (int i = 0; i < left.size(); i++) {
      if (wanted.contains(left.get(i).toLowerCase(Locale.ROOT))) {
        if (i + 1 == left.size()) {
          throw new Wrong(
              "after \"%s\" something is missing".formatted(left.get(i)),
              "`%s`".formatted(verb.form()));
        }
        left.remove(i);
        return Optional.of(left.remove(i));
      }
    }
    return Optional.empty();
  }

  Optional<String> takeOneOf(Set<String> known) {
    for (String word : left) {
      if (known.contains(word.toLowerCase(Locale.ROOT))) {
        left.remove(word);
        return Optional.of(word.toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  /** The first word that looks so. */
  Optional<String> take(Predicate<String> wanted) {
    Optional<String> found = left.stream().filter(wanted).findFirst();
    found.ifPresent(left::remove);
    return found;
  }

  /** Everything, as it was typed. */
  String takeText() {
    left.clear();
    return text;
  }

  Optional<String> takeAny() {
    return left.isEmpty() ? Optional.empty() : Optional.of(left.removeFirst());
  }

  List<String> takeRanges() {
    List<String> ranges = left.stream().filter(Words::isRange).toList();
    left.removeAll(ranges);
    return ranges;
  }

  boolean hasCommit() {
    return left.stream().anyMatch(Words::isCommit);
  }

  /** One at least. */
  List<String> takeCommits(Verb verb) {
    List<String> commits = new ArrayList<>();
    commits.add(takeCommit(verb));
    for (var more = takeCommitIfAny(); more.isPresent(); more = takeCommitIfAny()) {
      commits.add(more.get());
    }
    return commits;
  }

  String takeCommit(Verb verb) {
    return takeCommitIfAny()
        .orElseThrow(
            () ->
                left.isEmpty()
                    ? new Wrong(
                        "`!%s` needs a commit: 7 to 40 digits of its SHA, or `#` and the number of its pull request"
                            .formatted(verb.word()),
                        "`%s`".formatted(verb.form()))
                    : unknownWord(verb));
  }

  Optional<String> takeCommitIfAny() {
    return take(Words::isCommit);
  }

  void refuseRest(Verb verb) {
    if (!left.isEmpty() && verb != Verb.HELP) {
      throw unknownWord(verb);
    }
  }

  private Wrong unknownWord(Verb verb) {
    String word = left.getFirst();
    if (word.matches("[0-9a-fA-F]{1,6}")) {
      return new Wrong(
          "\"%s\" is too short for a SHA".formatted(word), "Type at least 7 digits of it.");
    }
    return new Wrong(
        "`!%s` does not know what to do with \"%s\"".formatted(verb.word(), Words.shortened(word)),
        Nearest.to(word, apps)
            .map("Did you mean the app `%s`?"::formatted)
            .or(() -> environment(verb, word))
            .orElse("`%s`".formatted(verb.form())));
  }

  /** Only where an environment may be named at all. */
  private Optional<String> environment(Verb verb, String word) {
    return verb == Verb.RELEASE
        ? Nearest.to(word, environments).map("Did you mean `to %s`?"::formatted)
        : Optional.empty();
  }
}
