package dev.slipway.adapters.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.repository.CommitSha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitPagesTest {
  private static final CommitSha SHA = new CommitSha("0123456789012345678901234567890123456789");

  @ParameterizedTest
  @CsvSource({
    "https://github.com/example/shop.git, https://github.com/example/shop/commit/",
    "git@github.com:example/shop.git, https://github.com/example/shop/commit/",
    "ssh://git@gitlab.example.com/team/tools/, https://gitlab.example.com/team/tools/commit/",
    "https://bitbucket.org/example/shop, https://bitbucket.org/example/shop/commits/"
  })
  void hostShowsItsCommits(String remote, String page) {
    assertThat(CommitPages.of(remote).orElseThrow().of(SHA)).isEqualTo(page + SHA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///srv/shop.git",
        "/srv/shop.git",
        "http://localhost:8080/shop.git",
        "ssh://git@git.example.com:2222/shop.git",
        "git@shop:shop.git"
      })
  void otherRemotesHaveNone(String remote) {
    assertThat(CommitPages.of(remote)).isEmpty();
  }

  @Test
  void secretsOfAUrlAreNotShown() {
    assertThat(CommitPages.of("https://user:secret@git.example.com/shop.git"))
        .contains(new CommitPages("https://git.example.com/shop"));
  }
}
