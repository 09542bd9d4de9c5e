package dev.slipway.adapters.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last small answers that carried a tag, so that it can be asked whether they still hold. */
final class Remembered {
  private static final int MOST = 100;
  private static final int LARGEST = 256 * 1024;

  private final Map<String, WebAnswer> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WebAnswer> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<WebAnswer> of(String path) {
    return Optional.ofNullable(answers.get(path));
  }

  synchronized void keep(String path, WebAnswer answer) {
    if (answer.isGood() && answer.size() <= LARGEST && answer.header("ETag").isPresent()) {
      answers.put(path, answer);
    } else {
      answers.remove(path);
    }
  }
}
