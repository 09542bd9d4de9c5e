package dev.slipway.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.golden.Samples;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitsTest {
  @Test
  void whatIsFoundIsFound() {
    Resolution.Found found = new Resolution.Found(Samples.SOURCE, true);

    assertThat(Commits.find(answering(found), "3f2a91c")).isEqualTo(found);
  }

  @Test
  void ambiguousDigitsAreRefusedWithTheCandidates() {
    Resolution two = new Resolution.Ambiguous(List.of(Samples.SOURCE, Samples.OLD));

    assertThatThrownBy(() -> Commits.find(answering(two), "3f2a91c"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal().why())
                  .isEqualTo(
                      "`3f2a91c` is the beginning of 2 commits: `3f2a91c00000`, `a71d00400000`");
              assertThat(refused.refusal().next()).isEqualTo("Type more digits.");
            });
  }

  /** A repository that resolves everything to the same. */
  private static Repository answering(Resolution resolution) {
    return (Repository)
        Proxy.newProxyInstance(
            Repository.class.getClassLoader(),
            new Class<?>[] {Repository.class},
            (proxy, method, arguments) -> resolution);
  }
}
