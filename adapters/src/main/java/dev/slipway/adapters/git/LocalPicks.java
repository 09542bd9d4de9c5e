package dev.slipway.adapters.git;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.adapters.replay.BranchHistory;
import dev.slipway.adapters.replay.CommitMerge;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.Copy;
import dev.slipway.adapters.replay.Imprint;
import dev.slipway.adapters.replay.Replay;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickedCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Picks in a repository on this machine, bare or not. Never touches a work tree, and writes nothing
 * unless it is to land. Thread-safe.
 */
public final class LocalPicks implements AutoCloseable {
  /** An order has to name a branch; these may go onto any commit. */
  private static final BranchName ANY = new BranchName("local");

  private final Repository repository;
  private final CommitMerge merge = new CheckedMerge();
  private final int mainline;
  private final InstantSource clock;

  private LocalPicks(Repository repository, int mainline, InstantSource clock) {
    this.repository = repository;
    this.mainline = mainline;
    this.clock = clock;
  }

  /**
   * @param folder a repository, or any folder of its work tree
   * @param mainline the parent, counted from 1, against which merges are picked
   * @throws IllegalArgumentException with the reason when there is no repository
   */
  public static LocalPicks in(Path folder, int mainline, InstantSource clock) {
    return new LocalPicks(LocalRepository.open(folder), mainline, clock);
  }

  /** How a pick came out. */
  public enum Outcome {
    CLEAN,
    CONFLICT,
    /** All of it is on the branch already. */
    EMPTY,
    /** It was not tried, or could not be landed. */
    REFUSED
  }

  /**
   * What a pick would do, or did.
   *
   * @param commits as they were found; empty when one was not
   * @param head the new head; the present one when nothing would change
   * @param tree of that head
   * @param prerequisites commits that have to be picked before, in their order
   * @param reason in words, where there is something to say
   */
  public record Answer(
      String onto,
      List<CommitSha> commits,
      Outcome outcome,
      Optional<CommitSha> head,
      Optional<String> tree,
      List<Conflict> conflicts,
      List<CommitSha> prerequisites,
      Optional<String> reason) {
    public Answer {
      commits = List.copyOf(commits);
      conflicts = List.copyOf(conflicts);
      prerequisites = List.copyOf(prerequisites);
    }

    /** An answer to what was never tried. */
    public static Answer refused(String onto, String reason) {
      return new Answer(
          onto,
          List.of(),
          Outcome.REFUSED,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.of(reason));
    }
  }

  /**
   * @param onto a branch, or any commit
   * @param commits what git understands as one commit, or ranges {@code a..b} without merges
   * @param land whether a clean pick moves the branch, if it still is where it was found
   */
  public Answer pick(String onto, List<String> commits, boolean land) throws IOException {
    try (PendingObjects objects = new PendingObjects(repository);
        ObjectReader reader = objects.newReader();
        RevWalk walk = new RevWalk(reader)) {
      LocalRepository.Found found = LocalRepository.find(repository, walk, onto, commits);
      if (found instanceof LocalRepository.Found.Missing(String reason)) {
        return Answer.refused(onto, reason);
      }
      LocalRepository.Found.Commits asked = (LocalRepository.Found.Commits) found;
      return new Attempt(objects, reader, walk, onto, asked.head(), asked.commits()).answer(land);
    } catch (Denied no) {
      return Answer.refused(onto, no.why());
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private final class Attempt {
    private final PendingObjects objects;
    private final ObjectReader reader;
    private final RevWalk walk;
    private final String onto;
    private final RevCommit head;
    private final List<RevCommit> commits;

    Attempt(
        PendingObjects objects,
        ObjectReader reader,
        RevWalk walk,
        String onto,
        RevCommit head,
        List<RevCommit> commits) {
      this.objects = objects;
      this.reader = reader;
      this.walk = walk;
      this.onto = onto;
      this.head = head;
      this.commits = commits;
    }

    Answer answer(boolean land) throws IOException {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      List<CommitSha> shas = commits.stream().map(Commits::sha).toList();
      PickOrder order = new PickOrder(ANY, PickOrder.Direction.COPY, shas, mainline, "", now);
      Copy copy = new Copy(committer(), Imprint.NONE, order);
      Replay replay = new Replay(repository, objects, walk, merge, copy, order);
      return switch (replay.onto(head, commits)) {
        case Replay.Result.Stopped stopped -> conflicting(replay, stopped);
        case Replay.Result.Through(var copies, var leftOut, _) when copies.isEmpty() ->
            answer(Outcome.EMPTY, head, Optional.of(alreadyThere(leftOut)));
        case Replay.Result.Through(var copies, var leftOut, var cautions) ->
            clean(copies, leftOut, cautions, land);
      };
    }

    private Author committer() {
      PersonIdent user = new PersonIdent(repository);
      return new Author(user.getName(), user.getEmailAddress());
    }

    private Answer conflicting(Replay replay, Replay.Result.Stopped stopped) throws IOException {
      List<RevCommit> first = new Prerequisites(repository, reader, replay, stopped).find();
      return new Answer(
          onto,
          commits.stream().map(Commits::sha).toList(),
          Outcome.CONFLICT,
          Optional.empty(),
          Optional.empty(),
          stopped.conflicts(),
          first.stream().map(Commits::sha).toList(),
          Optional.of("%s does not apply".formatted(stopped.at().abbreviate(12).name())));
    }

    private Answer clean(
        List<PickedCommit> copies, List<RevCommit> leftOut, List<Caution> cautions, boolean land)
        throws IOException {
      RevCommit newHead = walk.parseCommit(Commits.id(copies.getLast().landed()));
      if (land) {
        objects.flush();
        Optional<String> trouble = LocalRepository.move(repository, onto, head, newHead);
        if (trouble.isPresent()) {
          return answer(Outcome.REFUSED, newHead, trouble);
        }
      }
      List<String> remarks = new ArrayList<>();
      if (!leftOut.isEmpty()) {
        remarks.add(alreadyThere(leftOut));
      }
      for (Caution caution : cautions) {
        remarks.add(caution.kind().said() + ": " + String.join(", ", caution.about()));
      }
      return answer(
          Outcome.CLEAN,
          newHead,
          remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks)));
    }

    private Answer answer(Outcome outcome, RevCommit head, Optional<String> reason) {
      return new Answer(
          onto,
          commits.stream().map(Commits::sha).toList(),
          outcome,
          Optional.of(Commits.sha(head)),
          Optional.of(head.getTree().name()),
          List.of(),
          List.of(),
          reason);
    }

    private String alreadyThere(List<RevCommit> leftOut) throws IOException {
      BranchHistory history = new BranchHistory(repository, reader, head, leftOut);
      List<String> said = new ArrayList<>();
      for (RevCommit each : leftOut) {
        String by =
            walk.isMergedInto(each, head)
                ? ""
                : history
                    .equalTo(each)
                    .map(sha -> " as " + sha.value().substring(0, 12))
                    .orElse("");
        said.add(each.abbreviate(12).name() + by);
      }
      return "already there: " + said.stream().collect(Collectors.joining(", "));
    }
  }
}
