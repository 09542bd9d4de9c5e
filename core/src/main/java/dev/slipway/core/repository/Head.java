package dev.slipway.core.repository;

/** A branch or a tag of the host, and the commit that it points at. */
public record Head(Kind kind, BranchName name, CommitSha commit) {
  /** Branches move, tags should not. */
  public enum Kind {
    BRANCH,
    TAG;

    @Override
    public String toString() {
      return this == BRANCH ? "branch" : "tag";
    }
  }
}
