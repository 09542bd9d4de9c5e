package dev.slipway.bot.cli;

import dev.slipway.adapters.git.LocalPicks;
import dev.slipway.adapters.git.LocalPicks.Answer;
import dev.slipway.adapters.git.LocalPicks.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rehearses picks in a repository on this machine. */
@Command(
    name = "pick",
    mixinStandardHelpOptions = true,
    description = {
      "Rehearses a pick in a repository on this machine, or many; lands nothing without --land.",
      "It needs no server, no configuration and no work tree."
    },
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:clean",
      "1:a conflict, nothing to do, or refused; of many, at least one",
      "2:the command line is wrong",
      "3:something is broken"
    })
public final class PickCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  @Option(
      names = "--repo",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "the repository, bare or not; this folder if not given")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private Path repository;

  @Option(names = "--onto", paramLabel = "REF", description = "the branch to pick onto")
  private @Nullable String onto;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = "many picks: each line is \"REF SHA…\", each answer one line; - reads them all")
  private @Nullable Path batch;

  @Option(
      names = {"-m", "--mainline"},
      paramLabel = "N",
      defaultValue = "1",
      description = "the parent against which a merge is picked, counted from 1, the usual one")
  private int mainline;

  @Option(names = "--json", description = "answers in JSON")
  private boolean json;

  @Option(names = "--land", description = "moves the branch when the pick is clean")
  private boolean land;

  @Parameters(paramLabel = "SHA", description = "commits, or ranges a..b, in the order to apply")
  private List<String> commits = List.of();

  public PickCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    boolean one = onto != null && !commits.isEmpty();
    boolean many = batch != null && onto == null && commits.isEmpty();
    if (one == many) {
      throw new ParameterException(
          spec.commandLine(), "give either --onto REF with at least one SHA, or --batch FILE");
    }
    if (mainline < 1) {
      throw new ParameterException(spec.commandLine(), "-m counts parents from 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (LocalPicks picks = LocalPicks.in(repository, mainline, clock)) {
      PickBatch run = new PickBatch(picks, land, json ? PickAnswers.JSON : PickAnswers.TEXT, out);
      return many ? run.lines(lines()) : run.one(String.valueOf(onto), commits);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private List<String> lines() throws IOException {
    Path file = batch == null || batch.toString().equals("-") ? Path.of("/dev/stdin") : batch;
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    return Files.readAllLines(file);
  }

  /** What a command ends with after an answer. */
  static int exitCode(Answer answer) {
    return answer.outcome() == Outcome.CLEAN ? ExitCodes.OK : ExitCodes.CONFLICT;
  }
}
