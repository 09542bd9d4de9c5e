package dev.slipway.core.repository;

/**
 * A commit and its copy on the release branch.
 *
 * @param source the commit that was asked for
 * @param landed the name of the copy
 */
public record PickedCommit(Commit source, CommitSha landed) {}
