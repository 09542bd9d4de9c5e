package dev.slipway.core.release;

import dev.slipway.core.engine.ProcessId;
import java.util.List;

/**
 * What a platform keeps of the builds that a target ran before. Thread-safe. Methods throw {@link
 * dev.slipway.core.engine.Unavailable} when the platform cannot be asked, or wants to be asked more
 * slowly, and {@link dev.slipway.core.engine.Denied} when it refuses for good.
 */
public interface Revisions {
  /**
   * A revision that says of itself that a release made it; whether that is so, the release knows.
   *
   * @param revision the platform's own name for it, as in {@link Marks#fetched}
   * @param name what people call it, such as {@code shop-web:41}
   */
  record Registered(String revision, String name, ProcessId release) {}

  /**
   * Those beyond the newest ones that are kept, of which nothing runs anywhere that can be seen;
   * newest first, and not more than can be looked at with ease. Empty where none are removed.
   */
  List<Registered> superfluous();

  /** Removes one. What runs of it goes on. Safe to repeat. */
  void remove(Registered superfluous);
}
