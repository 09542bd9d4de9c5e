package dev.slipway.adapters.replay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A pull request ({@code #123}) or a merge request ({@code !123}), as hosts name it in the commits
 * that bring it: GitHub at the end of a squashed one or at the beginning of a merge, Bitbucket in
 * brackets, GitLab in a line of its own.
 */
public record RequestNumber(char sign, String number) {
  private static final Pattern FORM = Pattern.compile("([#!])([1-9][0-9]{0,8})");

  public static Optional<RequestNumber> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new RequestNumber(matcher.group(1).charAt(0), matcher.group(2)))
        : Optional.empty();
  }

  /** Whether a commit brought it. */
  public boolean isOf(RevCommit commit) {
    String subject = commit.getShortMessage();
    return sign == '#'
        ? subject.endsWith("(#%s)".formatted(number))
            || subject.startsWith("Merge pull request #%s ".formatted(number))
            || subject.contains("(pull request #%s)".formatted(number))
        : commit
            .getFullMessage()
            .lines()
            .anyMatch(line -> line.startsWith("See merge request ") && line.endsWith("!" + number));
  }
}
