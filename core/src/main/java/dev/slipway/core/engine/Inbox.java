package dev.slipway.core.engine;

import java.time.Instant;
import java.util.List;

/**
 * What people asked, stored before it is acknowledged. Thread-safe. Throws {@link Unavailable} when
 * the database cannot be reached.
 */
public interface Inbox {
  /**
   * Stores a request unless one of its keys was seen before.
   *
   * @param keys names under which the same request may come again; at least one
   * @return whether it is new
   */
  boolean accept(List<String> keys, String payload, Instant now);

  /**
   * It takes long: for another 6 seconds it is handed to nobody. What was handled is left alone.
   *
   * @param key the first of its keys
   */
  void keep(String key);

  /** It has been handled. */
  void done(String key);

  /**
   * Requests that were accepted before then and not handled: their replica died. Each is handed to
   * one caller, who has 15 seconds; if it died as well, another one gets it then.
   */
  List<Left> left(Instant before);

  /**
   * @param key the first of its keys
   */
  record Left(String key, String payload) {}
}
