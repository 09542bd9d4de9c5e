package dev.slipway.adapters.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SshAddressTest {
  @Test
  void peopleWriteItInSeveralWays() {
    Map.of(
            "deploy@web-1.example.com", new SshAddress("deploy", "web-1.example.com", 22),
            "deploy@web-1:2222", new SshAddress("deploy", "web-1", 2222),
            "root@10.0.0.1", new SshAddress("root", "10.0.0.1", 22),
            "root@[::1]:2222", new SshAddress("root", "::1", 2222),
            "root@[::1]", new SshAddress("root", "::1", 22),
            "root@fe80::1%eth0", new SshAddress("root", "fe80::1%eth0", 22))
        .forEach((text, address) -> assertThat(SshAddress.parse(text)).isEqualTo(address));
  }

  @Test
  void whatIsShownCanBeRead() {
    List.of("deploy@web-1", "deploy@web-1:2222", "root@[::1]", "root@[::1]:2222")
        .forEach(text -> assertThat(SshAddress.parse(text)).hasToString(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-1", "deploy@", "@web-1", "a@b@c", "deploy@web-1:", "deploy@we b"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> SshAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
