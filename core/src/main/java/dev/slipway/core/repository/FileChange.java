package dev.slipway.core.repository;

import java.util.Optional;

/**
 * What a pick does to one file of the branch.
 *
 * @param path as in git, with slashes; untrusted text
 * @param from its name before, when the pick moves it
 * @param added lines; 0 for a binary file
 */
public record FileChange(String path, Optional<String> from, int added, int removed) {}
