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
    DELETED_ON_BRANCH("changed by the commit, not there on the branch"),
    DELETED_BY_COMMIT("deleted by the commit, changed on the branch"),
    BOTH_ADDED("added on both sides"),
    BINARY("a binary file, changed on both sides"),
    LARGE("changed on both sides, and too large to be merged here"),
    OWN_DRIVER("changed on both sides, and to be merged by a program of its own"),
    MODE("executable on one side only"),
    LINK("a symbolic link, changed on both sides"),
    SUBMODULE("a submodule, changed on both sides"),
    TYPE("not the same type of file on both sides"),
    FILE_AND_DIRECTORY("a file on one side, a directory on the other"),
    RENAMED_TWICE("renamed on both sides, to different places"),
    RENAMED_AND_DELETED("renamed on one side, deleted on the other"),
    RENAMED_ONTO("changed on both sides, and renamed to where the other side has a file, too"),
    DIRECTORY_RENAMED("in a directory that the other side renamed; it may belong there"),
    DIRECTORY_TAKEN("in a directory that the other side renamed to where there is such a path"),
    DIRECTORY_SPLIT("a directory whose files went to several places on one side"),
    GIT_DISAGREES("git comes to another result"),
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
