package dev.slipway.adapters.git;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Follows the symbolic links of a tree as a file system would, step by step, without one. Links
 * through links are followed, so that {@code a/up/..} is where it is and not where it looks.
 *
 * @param targets the target of each link, by the link's path
 */
record SafeLinks(Map<String, String> targets) {
  private static final int MOST_STEPS = 4096;

  /** Whether a link ends inside the tree; a loop leads nowhere and does. */
  boolean staysInside(String link) {
    Deque<String> ahead = new ArrayDeque<>(List.of(link.split("/")));
    Deque<String> here = new ArrayDeque<>();
    for (int step = 0; step < MOST_STEPS && !ahead.isEmpty(); step++) {
      String name = ahead.removeFirst();
      if (name.equals("..")) {
        if (here.pollLast() == null) {
          return false;
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        here.addLast(name);
        String target = targets.get(String.join("/", here));
        if (target != null) {
          if (target.startsWith("/")) {
            return false;
          }
          here.removeLast();
          List.of(target.split("/")).reversed().forEach(ahead::addFirst);
        }
      }
    }
    return true;
  }
}
