package dev.slipway.core.release;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a fake, counted, and those of them that nobody answers. */
final class FakeCalls {
  private final String name;
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Integer> unavailableFor = new HashMap<>();
  private int unavailable;
  private boolean losesAnswer;
  private @Nullable String denial;
  private @Nullable String denied;

  FakeCalls(String name) {
    this.name = name;
  }

  void unavailable(int count) {
    unavailable = count;
  }

  void unavailableFor(String method, int count) {
    unavailableFor.put(method, count);
  }

  void deny(String why) {
    denial = why;
  }

  void denyOnly(String method, String why) {
    denied = method;
    denial = why;
  }

  void loseAnswer() {
    losesAnswer = true;
  }

  /** Hands the answer on, unless it is to be lost. */
  String answer(String answer) {
    if (losesAnswer) {
      losesAnswer = false;
      throw new Unavailable(name, "the answer was lost", new IllegalStateException(answer));
    }
    return answer;
  }

  List<String> all() {
    return List.copyOf(calls);
  }

  int count(String method) {
    return (int) calls.stream().filter(method::equals).count();
  }

  void called(String method) {
    calls.add(method);
    if (unavailable > 0) {
      unavailable--;
      throw unavailable(method);
    }
    int left = unavailableFor.getOrDefault(method, 0);
    if (left > 0) {
      unavailableFor.put(method, left - 1);
      throw unavailable(method);
    }
    if (denial != null && (denied == null || denied.equals(method))) {
      throw new Denied(denial, new IllegalStateException(method));
    }
  }

  private Unavailable unavailable(String method) {
    return new Unavailable(
        name, "it throttles " + method, Duration.ofSeconds(5), new IllegalStateException(method));
  }
}
