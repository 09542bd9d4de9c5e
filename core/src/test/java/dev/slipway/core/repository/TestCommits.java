package dev.slipway.core.repository;

import java.util.Map;
import java.util.Set;

/** What a test puts into a remote repository, a fake one or a real one. */
public interface TestCommits {

  /**
   * Adds a commit to a branch; a branch that does not exist begins with it.
   *
   * @param written the new content of files by path
   * @param deleted paths that the commit removes
   */
  CommitSha commit(String branch, String message, Map<String, String> written, Set<String> deleted);

  default CommitSha commit(String branch, String message, String path, String content) {
    return commit(branch, message, Map.of(path, content), Set.of());
  }

  /** Makes a branch or moves it. */
  void branch(String name, CommitSha at);

  void deleteBranch(String name);

  void tag(String name, CommitSha at);

  /** The head of a branch on the remote side. */
  CommitSha head(String branch);
}
