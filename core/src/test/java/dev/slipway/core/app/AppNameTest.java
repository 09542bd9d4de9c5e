package dev.slipway.core.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "shop", "shop-2", "s--p"})
  void names(String name) {
    assertThat(new AppName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "2shop", "-shop", "shop_2", "shöp", "shop ", "shop\n"})
  void noNames(String name) {
    assertThatThrownBy(() -> new AppName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 40");
  }

  @Test
  void fortyLettersAreEnough() {
    assertThat(new AppName("a".repeat(40)).value()).hasSize(40);
    assertThatThrownBy(() -> new AppName("a".repeat(41)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
