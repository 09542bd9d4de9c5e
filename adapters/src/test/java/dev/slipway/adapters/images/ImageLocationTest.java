package dev.slipway.adapters.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.build.ImageName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLocationTest {
  @ParameterizedTest
  @CsvSource({
    "registry.example.com/shop, registry.example.com, shop",
    "registry.example.com:5000/team/shop, registry.example.com:5000, team/shop",
    "localhost/shop, localhost, shop",
    "[::1]:5000/shop, [::1]:5000, shop",
    "shop, docker.io, library/shop",
    "docker.io/shop, docker.io, library/shop",
    "team/shop, docker.io, team/shop",
    "docker.io/team/shop, docker.io, team/shop",
  })
  void nameIsTakenApart(String name, String registry, String path) {
    assertThat(ImageLocation.of(new ImageName(name))).isEqualTo(new ImageLocation(registry, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.example.com/Shop",
        "registry.example.com/shop:latest",
        "registry.example.com/../shop",
        "registry.example.com/shop?x=1",
        "user@registry.example.com/shop",
        "registry.example.com/",
        "https://registry.example.com/shop",
      })
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> ImageLocation.of(new ImageName(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an image name");
  }
}
