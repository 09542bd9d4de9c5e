package dev.slipway.core.repository;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The short name of a branch, such as {@code release/2026-11-20}.
 *
 * @param value without {@code refs/heads/}; obeys git-check-ref-format
 */
public record BranchName(String value) {
  public BranchName {
    if (!Arrays.stream(value.split("/", -1)).allMatch(BranchName::isPart)
        || value.startsWith("-")
        || value.endsWith(".")
        || value.equals("@")
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

  private static boolean isPart(String part) {
    return !part.isEmpty() && !part.startsWith(".") && !part.endsWith(".lock");
  }
}
