package dev.slipway.core.repository;

import java.util.List;

/** What a typed commit turned out to be. */
public sealed interface Resolution {
  /**
   * @param onTrunk whether trunk contains the commit
   */
  record Found(Commit commit, boolean onTrunk) implements Resolution {}

  /** More than one commit starts with the typed digits. */
  record Ambiguous(List<Commit> candidates) implements Resolution {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  record Unknown() implements Resolution {}
}
