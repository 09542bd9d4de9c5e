package dev.slipway.core.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verbs that people type, with what {@code !help} says of them. */
public enum Verb {
  HELP("", "what can be asked for here"),
  STATUS("[app]", "what runs where, and what is going on"),
  WHERE("<sha|#request>", "where a commit is: branches, builds, environments"),
  PICK(
      "<sha…|a..b> [to <branch>] [-m <parent>]",
      "copies commits onto the release branch; built and on staging by itself"),
  UNPICK("<sha…> [from <branch>]", "takes picks back while they are not released"),
  CUT(
      "[app] [from <ref>] [as <name>]",
      "makes a release branch, from trunk and named by the date unless said otherwise"),
  RELEASE(
      "[app] [<sha>] [to <environment>]",
      "shows the plan of a release and asks for a confirmation"),
  ROLLBACK(
      "[app] [to <release|sha>] [in <environment>]",
      "goes back to the last build that was live, or stops a release that is under way"),
  HOLD(
      "[app] <environment> [for 2h] <reason>",
      "closes an environment to releases, until then or until `!unhold`"),
  UNHOLD("[app] <environment>", "opens it again"),
  HISTORY("[app]", "the latest releases");

  private final String arguments;
  private final String does;

  Verb(String arguments, String does) {
    this.arguments = arguments;
    this.does = does;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The whole form, such as {@code !pick <sha…> [to <branch>]}. */
  public String form() {
    return "!" + word() + (arguments.isEmpty() ? "" : " " + arguments);
  }

  public String does() {
    return does;
  }

  /** Whether it does something, and so can be tried with {@code --dry-run}. */
  boolean changes() {
    return switch (this) {
      case PICK, UNPICK, CUT, RELEASE, ROLLBACK, HOLD -> true;
      case HELP, STATUS, WHERE, UNHOLD, HISTORY -> false;
    };
  }

  static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Verb::word).toList();
  }
}
