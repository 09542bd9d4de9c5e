package dev.slipway.sandbox.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users are divided as nginx divides them. */
final class SharesTest {
  /** Where nginx 1.22 puts u0, u1, … with shares of 0.5, 4.5, 20 and 25 percent, and the rest. */
  private static final String SEEN =
      "drccccbdbrrrdrrdccrrcrcccrrrrrrrcrdrrrdrdddddrrrdrrrdccrcrdrdddcrrbrrrdcdrcrrdcrrrddcrdddbbddrcc"
          + "rcrdrdrrdrrrccrrrdccrrdrddcddcrcrrdrcrddddccbddarrrddrbrcrdccrdbrrcdrccrdrrrrrcdrcdbcdrrccrbrc"
          + "rcrrdrrrdr";

  @Test
  void everyUserIsWhereNginxPutsThem() {
    Shares shares =
        new Shares(
            List.of(
                new Shares.Part(50, "a"),
                new Shares.Part(450, "b"),
                new Shares.Part(2000, "c"),
                new Shares.Part(2500, "d"),
                new Shares.Part(0, "r")));
    assertThat(
            IntStream.range(0, SEEN.length())
                .mapToObj(user -> shares.of("u" + user))
                .collect(Collectors.joining()))
        .isEqualTo(SEEN);
  }
}
