package dev.slipway.core.repository;

import java.util.List;
import java.util.Optional;

/**
 * Reads the repository of one app, and makes branches in it, from a local mirror that is brought up
 * to date when it must be. Thread-safe.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the host cannot be
 * reached (the engine tries again, a command says so) and {@link dev.slipway.core.engine.Denied}
 * when it refuses the credentials or its key is not known (an operator must act).
 */
public interface Repository {

  /**
   * Finds a commit by 7 to 40 hexadecimal digits (any case), by the name of a branch or tag, or on
   * trunk by the pull request ({@code #123}, {@code !123}) that its message names. The host is
   * asked when the mirror does not know it yet.
   */
  Resolution resolve(String text);

  /** The branches whose names match the glob, as they are on the host, newest head first. */
  List<Branch> branches(String glob);

  /**
   * Where all branches and tags of the host point now, by one question and without their objects.
   * Names that people cannot type are left out; an annotated tag stands for its commit.
   */
  List<Head> heads();

  /**
   * The commits that {@code to} has and {@code from} has not, oldest first; empty when {@code to}
   * is contained in {@code from}. Both must have been resolved before.
   */
  List<Commit> changes(CommitSha from, CommitSha to);

  /**
   * Whether {@code descendant} is {@code commit} or has it among its ancestors. Both must have been
   * resolved before.
   */
  default boolean contains(CommitSha descendant, CommitSha commit) {
    return descendant.equals(commit) || changes(descendant, commit).isEmpty();
  }

  /**
   * The commit in the history of {@code head}, and not in that of {@code source}, that brought the
   * same change: by the line {@code (cherry picked from commit …)}, else by its patch id. Both must
   * have been resolved before.
   */
  Optional<CommitSha> copyOn(CommitSha head, CommitSha source);

  /**
   * Makes a branch on the host, which begins at a commit that the host has.
   *
   * @return false when there is a branch of that name already, wherever it points
   */
  boolean cut(BranchName branch, CommitSha from);

  /**
   * The commits of trunk that take this one back, oldest first, by the line {@code This reverts
   * commit …}; without those that were themselves taken back.
   */
  List<Commit> revertsOf(CommitSha commit);
}
