package dev.slipway.adapters.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Finds commits and moves branches in a repository on this machine. */
final class LocalRepository {
  private LocalRepository() {}

  static Repository open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder");
    }
    RepositoryBuilder builder = new RepositoryBuilder().setMustExist(true);
    try {
      Path absolute = folder.toAbsolutePath().normalize();
      return (Files.exists(absolute.resolve("HEAD"))
              ? builder.setGitDir(absolute.toFile())
              : builder.findGitDir(absolute.toFile()))
          .build();
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("there is no git repository in " + folder, e);
    }
  }

  /** What was asked for. */
  sealed interface Found {
    record Commits(RevCommit head, List<RevCommit> commits) implements Found {}

    record Missing(String reason) implements Found {}
  }

  static Found find(Repository repository, RevWalk walk, String onto, List<String> names)
      throws IOException {
    RevCommit head = commit(repository, walk, onto);
    if (head == null) {
      return new Found.Missing("there is no branch or commit %s".formatted(onto));
    }
    List<RevCommit> commits = new ArrayList<>();
    for (String name : names) {
      List<RevCommit> found = commits(repository, walk, name);
      if (found.isEmpty()) {
        return new Found.Missing("there is no commit %s".formatted(name));
      }
      commits.addAll(found);
    }
    return commits.isEmpty()
        ? new Found.Missing("no commit is named")
        : new Found.Commits(head, commits);
  }

  private static List<RevCommit> commits(Repository repository, RevWalk walk, String name)
      throws IOException {
    int dots = name.indexOf("..");
    if (dots < 0) {
      RevCommit commit = commit(repository, walk, name);
      return commit == null ? List.of() : List.of(commit);
    }
    RevCommit from = commit(repository, walk, name.substring(0, dots));
    RevCommit to = commit(repository, walk, name.substring(dots + 2));
    return from == null || to == null ? List.of() : range(repository, walk, from, to);
  }

  private static List<RevCommit> range(
      Repository repository, RevWalk parsed, RevCommit from, RevCommit to) throws IOException {
    List<RevCommit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(walk.parseCommit(to));
      walk.markUninteresting(walk.parseCommit(from));
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        if (c.getParentCount() < 2) {
          commits.add(parsed.parseCommit(c));
        }
      }
    }
    return commits;
  }

  private static @Nullable RevCommit commit(Repository repository, RevWalk walk, String name)
      throws IOException {
    try {
      ObjectId id = repository.resolve(name + "^{commit}");
      return id == null ? null : walk.parseCommit(id);
    } catch (RevisionSyntaxException
        | AmbiguousObjectException
        | IncorrectObjectTypeException
        | MissingObjectException e) {
      return null;
    }
  }

  /** Moves a branch by compare and swap; says what kept it from moving. */
  static Optional<String> move(Repository repository, String branch, ObjectId from, ObjectId to)
      throws IOException {
    Ref ref =
        branch.startsWith(Constants.R_HEADS)
            ? repository.exactRef(branch)
            : repository.exactRef(Constants.R_HEADS + branch);
    if (ref == null) {
      return Optional.of(branch + " is no branch; nothing was landed");
    }
    if (!repository.isBare() && ref.getName().equals(repository.getFullBranch())) {
      return Optional.of(branch + " is checked out here; nothing was landed");
    }
    RefUpdate update = repository.updateRef(ref.getName());
    update.setExpectedOldObjectId(from);
    update.setNewObjectId(to);
    update.setRefLogMessage("slipway pick", true);
    RefUpdate.Result result = update.update();
    return result == RefUpdate.Result.FAST_FORWARD
        ? Optional.empty()
        : Optional.of("%s was moved by somebody else (%s)".formatted(branch, result));
  }
}
