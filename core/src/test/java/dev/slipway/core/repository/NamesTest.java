package dev.slipway.core.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"main", "release/2026-11-20", "v1.2", "a/b/c", "feature/üben", "a@b"})
  void branchNames(String name) {
    assertThat(new BranchName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-x",
        "/x",
        "x/",
        "x.lock",
        "a..b",
        "a b",
        "a~1",
        "a^",
        "a:b",
        "a?",
        "a*",
        "a[",
        "a\\b",
        "a@{1}",
        "a\u007f",
        "@",
        "a//b",
        ".a",
        "a/.b",
        "a.",
        "a.lock/b",
        "a\tb"
      })
  void noBranchNames(String name) {
    assertThatThrownBy(() -> new BranchName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a branch name");
  }

  @Test
  void aStarOfAGlobStopsAtASlash() {
    assertThat(new BranchName("release/1").matches("release/*")).isTrue();
    assertThat(new BranchName("release/1/fix").matches("release/*")).isFalse();
    assertThat(new BranchName("main").matches("release/*")).isFalse();
  }

  @Test
  void aShaHasFortyLowerCaseDigits() {
    String sha = "3f2a91c".repeat(6).substring(0, 40);
    assertThat(new CommitSha(sha).abbreviated()).isEqualTo("3f2a91c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3f2a91c",
        "3F2A91C3F2A91C3F2A91C3F2A91C3F2A91C3F2A9",
        "3f2a91c3f2a91c3f2a91c3f2a91c3f2a91c3f2a9c",
        "zf2a91c3f2a91c3f2a91c3f2a91c3f2a91c3f2a9"
      })
  void noShas(String text) {
    assertThatThrownBy(() -> new CommitSha(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("40 digits");
  }
}
