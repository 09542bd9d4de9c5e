package dev.slipway.adapters.replay;

import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines at the end of a message that git reads as "key: value", by the rules of git. */
public final class Trailers {
  /** Of bytes: a byte of some letter may look like the end of a line to Java. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]+[ \t]*:.*", Pattern.DOTALL);

  private static final Pattern COPIED =
      Pattern.compile("(?m)^\\(cherry picked from commit ([0-9a-f]{40})\\)\\s*$");
  private static final List<String> WRITTEN_BY_GIT =
      List.of("Signed-off-by: ", "(cherry picked from commit ");

  /** Of the other lines in a paragraph that git itself has signed, for one trailer. */
  private static final int OTHERS_PER_TRAILER = 3;

  private Trailers() {}

  /** The commit that a message says it copies; the last word counts. */
  public static Optional<CommitSha> copied(String message) {
    Matcher found = COPIED.matcher(message);
    Optional<CommitSha> last = Optional.empty();
    while (found.find()) {
      last = Optional.of(new CommitSha(found.group(1)));
    }
    return last;
  }

  /** Whether a line by itself has the form of one. */
  static boolean isOne(String line) {
    return KEY.matcher(line).matches();
  }

  /** Whether the last paragraph is one to which git adds a trailer. */
  static boolean endIn(List<String> message) {
    List<String> lines = message.subList(0, endOfText(message));
    int title = 0;
    while (title < lines.size() && (isComment(lines.get(title)) || !isBlank(lines.get(title)))) {
      title++;
    }
    Tally tally = new Tally();
    for (int i = lines.size() - 1; i >= title; i--) {
      if (isBlank(lines.get(i)) && !isComment(lines.get(i))) {
        if (tally.seen) {
          return tally.isTrailers();
        }
      } else {
        tally.add(lines.get(i));
      }
    }
    return false;
  }

  /** Comments, blank lines and an old list of conflicts at the very end are not text. */
  private static int endOfText(List<String> lines) {
    int end = 0;
    boolean inConflicts = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      inConflicts = line.equals("Conflicts:") || (inConflicts && isAfterText(line, true));
      if (!inConflicts && !isAfterText(line, false)) {
        end = i + 1;
      }
    }
    return end;
  }

  private static boolean isAfterText(String line, boolean inConflicts) {
    return line.isEmpty() || isComment(line) || (inConflicts && line.startsWith("\t"));
  }

  private static boolean isBlank(String line) {
    return CopyMessage.isBlank(line);
  }

  private static boolean isComment(String line) {
    return line.startsWith("#");
  }

  /** Counts the lines of a paragraph from its end. */
  private static final class Tally {
    private boolean seen;
    private boolean signed;
    private int trailers;
    private int others;
    private int continuations;

    void add(String line) {
      if (isComment(line)) {
        others += continuations;
        continuations = 0;
        return;
      }
      seen = true;
      boolean byGit = WRITTEN_BY_GIT.stream().anyMatch(line::startsWith);
      signed |= byGit;
      if (byGit || KEY.matcher(line).matches()) {
        trailers++;
        continuations = 0;
      } else if (line.startsWith(" ") || line.startsWith("\t")) {
        continuations++;
      } else {
        others += 1 + continuations;
        continuations = 0;
      }
    }

    boolean isTrailers() {
      int all = others + continuations;
      return trailers > 0 && (all == 0 || (signed && trailers * OTHERS_PER_TRAILER >= all));
    }
  }
}
