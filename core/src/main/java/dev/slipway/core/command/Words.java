package dev.slipway.core.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a typed line, freed from what phones, links and pasting put around them. */
final class Words {
  private static final Pattern COMMIT_LINK =
      Pattern.compile("https?://\\S+/commits?/([0-9a-fA-F]{7,40})\\b.*");
  private static final Pattern REQUEST_LINK =
      Pattern.compile("https?://\\S+/(pull|pull-requests|merge_requests)/([0-9]{1,9})\\b.*");
  private static final Pattern REQUEST = Pattern.compile("[#!][1-9][0-9]{0,8}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{7,40}");
  private static final int QUOTED = 40;
  private static final String WRAPPING = "\"'`<>()[]{},;";

  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (String raw : plain(text).split("\\s+", -1)) {
      String word = unwrapped(raw);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The text without a flag, else as it was typed. */
  static String withoutFlag(String text, String flag) {
    return plain(text).replaceAll("(?i)(^|\\s)" + Pattern.quote(flag) + "(?=\\s|$)", "$1");
  }

  /** A word as it may be quoted back. */
  static String shortened(String word) {
    return word.codePointCount(0, word.length()) <= QUOTED
        ? word
        : word.substring(0, word.offsetByCodePoints(0, QUOTED)) + "…";
  }

  /** A commit by its digits, or a pull request by its number. */
  static boolean isCommit(String word) {
    return isSha(word) || REQUEST.matcher(word).matches();
  }

  static boolean isSha(String word) {
    return HEX.matcher(word).matches();
  }

  static boolean isRange(String word) {
    return CommitRange.parse(word).isPresent();
  }

  private static String request(String word) {
    Matcher link = REQUEST_LINK.matcher(word);
    return link.matches()
        ? (link.group(1).equals("merge_requests") ? "!" : "#") + link.group(2)
        : word;
  }

  /** Curly quotes, long dashes, hard and invisible blanks as a plain keyboard writes them. */
  private static String plain(String text) {
    return text.replaceAll("[\u2018\u2019\u201a\u201b]", "'")
        .replaceAll("[\u201c\u201d\u201e\u201f\u00ab\u00bb]", "\"")
        .replaceAll("[\u2014\u2013](?=[a-z])", "--")
        .replaceAll("[\u00a0\u2007\u202f]", " ")
        .replaceAll("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "");
  }

  private static String unwrapped(String raw) {
    int start = 0;
    int end = raw.length();
    while (start < end && WRAPPING.indexOf(raw.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && (WRAPPING + ".").indexOf(raw.charAt(end - 1)) >= 0) {
      end--;
    }
    String word = raw.substring(start, end);
    Matcher link = COMMIT_LINK.matcher(word);
    String bare = link.matches() ? link.group(1) : request(word);
    return isSha(bare) || isRange(bare) ? bare.toLowerCase(Locale.ROOT) : bare;
  }
}
