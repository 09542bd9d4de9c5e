package dev.slipway.core.repository;

import java.util.List;

/**
 * Something about a clean pick that a person may want to see before it lands.
 *
 * @param about what it is about: paths, or commits as people read them; untrusted text
 */
public record Caution(Kind kind, List<String> about) {
  /** The kinds, with the sentence that {@code about} completes. */
  public enum Kind {
    MERGE("a merge commit, picked against one of its parents"),
    RENAMED("applied to files that have another name on the branch"),
    NOT_CROSS_CHECKED("not cross-checked: no git 2.38 or later is here, or it gave no answer"),
    RESOLVED_BY_HAND("resolved by hand");

    private final String said;

    Kind(String said) {
      this.said = said;
    }

    public String said() {
      return said;
    }
  }

  public Caution {
    about = List.copyOf(about);
  }
}
