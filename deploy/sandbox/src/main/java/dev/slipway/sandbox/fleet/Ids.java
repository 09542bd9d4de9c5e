package dev.slipway.sandbox.fleet;

import java.util.Random;
import java.util.UUID;

/** Makes identifiers shaped like those of ECS, the same sequence on every run. */
final class Ids {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private final Random random;

  Ids(Random random) {
    this.random = random;
  }

  /** 32 hexadecimal digits: a task. */
  String hex() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** 19 digits: a deployment after {@code ecs-svc/}, and a service revision. */
  String digits() {
    return Long.toString(1_000_000_000_000_000_000L + random.nextLong(8_000_000_000_000_000_000L));
  }

  /** 21 letters are a service deployment, 43 a hook. */
  String letters(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
