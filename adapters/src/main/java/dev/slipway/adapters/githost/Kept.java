package dev.slipway.adapters.githost;

import dev.slipway.core.repository.BranchName;
import java.util.List;

/**
 * What a mirror holds of a repository, with all of its history.
 *
 * @param specs as git writes them
 */
public record Kept(List<String> specs) {
  /** All branches and tags. */
  public static final Kept ALL =
      new Kept(List.of("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));

  public Kept {
    specs = List.copyOf(specs);
  }

  /**
   * What releases are made of: trunk, release branches, and the branches on which people resolve
   * conflicts. Anything else is fetched when somebody names it.
   *
   * @param releaseBranches a glob; git knows one star, so that more may come than it matches
   */
  public static Kept needed(BranchName trunk, String releaseBranches) {
    String beginning = releaseBranches.replaceFirst("[*?\\[{\\\\].*", "");
    if (beginning.isEmpty()) {
      return ALL;
    }
    return new Kept(
        List.of(
            spec(trunk.value()),
            spec(beginning.equals(releaseBranches) ? beginning : beginning + "*"),
            spec("pick/*")));
  }

  private static String spec(String branches) {
    return "+refs/heads/%s:refs/heads/%s".formatted(branches, branches);
  }
}
