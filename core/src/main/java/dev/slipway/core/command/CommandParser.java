package dev.slipway.core.command;

import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.command.Parsed.Misunderstood;
import dev.slipway.core.command.Parsed.NotACommand;
import dev.slipway.core.command.Parsed.Understood;
import dev.slipway.core.repository.BranchName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Understands what people type. Pure; knows the names of the configuration to help with them. */
public final class CommandParser {
  /** The longest text that is looked at, in characters: a command is shorter. */
  public static final int LONGEST = 2000;

  private final Set<String> apps = new TreeSet<>();
  private final Set<String> environments = new TreeSet<>();
  private final HoldWords holdWords = new HoldWords(apps, environments);
  private final RollbackWords rollbackWords = new RollbackWords(environments);

  public CommandParser(Apps catalog) {
    for (App app : catalog.all()) {
      apps.add(app.name().value());
      app.environments().stream()
          .map(Environment::name)
          .forEach(name -> environments.add(name.value()));
    }
  }

  /** Whether a text could be a command; cheap, for everything that is said in a channel. */
  public static boolean looksLikeCommand(String text) {
    String trimmed = text.strip();
    return trimmed.length() > 1
        && trimmed.charAt(0) == '!'
        && Character.isLetter(trimmed.charAt(1));
  }

  /**
   * Understands a message.
   *
   * @param text as typed, links and mentions undone, beginning with an exclamation mark and a verb
   */
  public Parsed parse(String text) {
    return looksLikeCommand(text) ? parseSlash(text.strip().substring(1)) : new NotACommand();
  }

  /** Understands the text after a slash command: the same without the exclamation mark. */
  public Parsed parseSlash(String text) {
    if (text.length() > LONGEST) {
      return new Misunderstood(
          "that has %,d characters; a command has at most %,d".formatted(text.length(), LONGEST),
          "Pick fewer commits at a time.");
    }
    List<String> words = Words.of(text);
    if (words.isEmpty()) {
      return new Understood(new Command.Help());
    }
    String word = words.getFirst().toLowerCase(Locale.ROOT).replaceFirst("^!", "");
    Optional<Verb> verb = Verb.of(word);
    if (verb.isEmpty()) {
      return unknownVerb(word, words);
    }
    try {
      return new Understood(
          command(
              verb.get(),
              new Arguments(words.subList(1, words.size()), afterVerb(text), apps, environments)));
    } catch (Wrong wrong) {
      return wrong.said();
    }
  }

  private Command command(Verb verb, Arguments arguments) {
    boolean dryRun = verb.changes() && arguments.takeFlag("--dry-run");
    Optional<String> mainline =
        verb == Verb.PICK ? arguments.takeAfter(verb, "-m", "--m") : Optional.empty();
    Optional<String> to =
        switch (verb) {
          case PICK, RELEASE -> arguments.takeAfter(verb, "to");
          case UNPICK, CUT -> arguments.takeAfter(verb, "from");
          case HELP, STATUS, WHERE, ROLLBACK, HOLD, UNHOLD, HISTORY -> Optional.empty();
        };
    Optional<String> as = verb == Verb.CUT ? arguments.takeAfter(verb, "as") : Optional.empty();
    Optional<AppName> app = arguments.takeOneOf(apps).map(AppName::new);
    Command command =
        switch (verb) {
          case HELP -> new Command.Help();
          case STATUS -> new Command.Status(app);
          case HISTORY -> new Command.History(app);
          case WHERE -> new Command.Where(app, arguments.takeCommit(verb));
          case PICK ->
              new Command.Pick(
                  app,
                  commits(arguments),
                  mainline.map(CommandParser::parent).orElse(1),
                  to.map(name -> branch(verb, name)),
                  dryRun);
          case UNPICK ->
              new Command.Unpick(
                  app, arguments.takeCommits(verb), to.map(name -> branch(verb, name)), dryRun);
          case CUT -> new Command.Cut(app, to, as.map(name -> branch(verb, name)), dryRun);
          case HOLD -> holdWords.hold(arguments.takeText(), dryRun);
          case UNHOLD -> new Command.Unhold(app, unheld(arguments));
          case RELEASE -> release(app, arguments, to, dryRun);
          case ROLLBACK -> rollbackWords.rollback(app, arguments, dryRun);
        };
    arguments.refuseRest(verb);
    return command;
  }

  private Command release(
      Optional<AppName> app, Arguments arguments, Optional<String> to, boolean dryRun) {
    boolean again = arguments.takeFlag("--again");
    return new Command.Release(
        app, arguments.takeCommitIfAny(), to.map(this::environment), again, dryRun);
  }

  private static List<String> commits(Arguments arguments) {
    List<String> ranges = arguments.takeRanges();
    return ranges.isEmpty() || arguments.hasCommit()
        ? Stream.concat(ranges.stream(), arguments.takeCommits(Verb.PICK).stream()).toList()
        : ranges;
  }

  private static int parent(String word) {
    if (word.matches("[1-9][0-9]?")) {
      return Integer.parseInt(word);
    }
    throw new Wrong(
        "\"%s\" is not the number of a parent".formatted(word),
        "`-m 1` picks a merge against its first parent, which is what happens without it.");
  }

  private static BranchName branch(Verb verb, String word) {
    try {
      return new BranchName(word);
    } catch (IllegalArgumentException notABranch) {
      throw new Wrong(
          "\"%s\" is not the name of a branch".formatted(word), "`" + verb.form() + "`");
    }
  }

  private EnvironmentName unheld(Arguments arguments) {
    return environment(
        arguments
            .takeAny()
            .orElseThrow(
                () ->
                    new Wrong(
                        "`!unhold` needs an environment", "`%s`".formatted(Verb.UNHOLD.form()))));
  }

  private static String afterVerb(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    return parts.length < 2 ? "" : parts[1];
  }

  private EnvironmentName environment(String word) {
    return Named.environment(word, environments);
  }

  private Parsed unknownVerb(String word, List<String> words) {
    String rest = String.join(" ", words.subList(1, words.size()));
    return new Misunderstood(
        "there is no command `!%s`".formatted(word),
        Nearest.to(word, Verb.words())
            .map(near -> "Did you mean `%s`?".formatted(("!" + near + " " + rest).strip()))
            .orElse("`!help` says what there is."));
  }
}
