package dev.slipway.core.repository;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * The short name of a branch, such as {@code release/2026-11-20}.
 *
 * @param value without {@code refs/heads/}; obeys the parts of git-check-ref-format that can be
 *     typed by mistake
 */
public record BranchName(String value) {
  public BranchName {
    if (value.isBlank()
        || value.startsWith("-")
        || value.startsWith("/")
        || value.endsWith("/")
        || value.endsWith(".lock")
        || value.contains("..")
        || value.contains("@{")
        || value.chars().anyMatch(c -> c <= ' ' || "~^:?*[\\\u007f".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("\"%s\" is not a branch name".formatted(value));
    }
  }

  /** Whether the name matches a glob in which {@code *} stops at a slash. */
  public boolean matches(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
