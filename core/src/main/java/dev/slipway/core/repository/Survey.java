package dev.slipway.core.repository;

import java.util.List;

/**
 * What a clean pick does to its branch, to be read before it lands.
 *
 * @param files what changes, by path
 * @param missing commits of trunk before the picked ones that the branch lacks and that touched the
 *     same files, newest first; at most {@link #MOST_MISSING}
 */
public record Survey(List<FileChange> files, List<Commit> missing) {
  /** How many missing commits are looked for. */
  public static final int MOST_MISSING = 10;

  public Survey {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }
}
