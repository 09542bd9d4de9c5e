package dev.slipway.core.repository;

/**
 * One path on which a pick and its branch disagree.
 *
 * @param path as in git, with slashes
 */
public record Conflict(String path, Kind kind) {
  /** Why they disagree; {@code said} completes "path: …". */
  public enum Kind {
    BOTH_CHANGED("changed on both sides"),
    DELETED_ON_BRANCH("changed by the commit, deleted on the branch"),
    DELETED_BY_COMMIT("deleted by the commit, changed on the branch"),
    BOTH_ADDED("added on both sides"),
    OTHER("cannot be merged");

    private final String said;

    Kind(String said) {
      this.said = said;
    }

    public String said() {
      return said;
    }
  }
}
