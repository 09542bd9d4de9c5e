package dev.slipway.core.repository;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commits of a {@link FakeRepository}; each has one parent or none. */
final class FakeHistory {
  static final Author AUTHOR = new Author("Ada Author", "ada@example.com");

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern COPIED =
      Pattern.compile("\\(cherry picked from commit ([0-9a-f]{40})\\)\\s*$");
  private static final Pattern TAKES_BACK = Pattern.compile("This reverts commit ([0-9a-f]{40})");

  private final Map<CommitSha, Entry> entries = new HashMap<>();

  /**
   * @param files all files of the commit by path
   */
  record Entry(Optional<CommitSha> parent, String message, Instant at, Map<String, String> files) {}

  CommitSha add(
      Optional<CommitSha> parent,
      String message,
      Map<String, String> written,
      Set<String> deleted) {
    Map<String, String> files = new TreeMap<>(files(parent));
    files.putAll(written);
    files.keySet().removeAll(deleted);
    return add(new Entry(parent, message, BEGINNING.plusSeconds(60L * entries.size()), files));
  }

  CommitSha add(Entry entry) {
    CommitSha sha = hash(entry);
    entries.put(sha, entry);
    return sha;
  }

  Entry entry(CommitSha sha) {
    return Optional.ofNullable(entries.get(sha)).orElseThrow();
  }

  Map<String, String> files(Optional<CommitSha> sha) {
    return sha.map(this::entry).map(Entry::files).orElse(Map.of());
  }

  /** A commit and all before it, newest first. */
  List<CommitSha> line(CommitSha head) {
    List<CommitSha> line = new ArrayList<>();
    for (Optional<CommitSha> at = Optional.of(head);
        at.isPresent();
        at = entry(at.get()).parent()) {
      line.add(at.get());
    }
    return line;
  }

  Commit commit(CommitSha sha) {
    Entry entry = entry(sha);
    String subject = entry.message().lines().findFirst().orElse("");
    return new Commit(
        sha, AUTHOR, entry.at(), subject, copied(entry.message()), takesBack(entry.message()));
  }

  boolean reverts(CommitSha sha, CommitSha source) {
    return entry(sha).message().contains("This reverts commit %s.".formatted(source));
  }

  private static Optional<CommitSha> takesBack(String message) {
    return found(TAKES_BACK, message);
  }

  private static Optional<CommitSha> copied(String message) {
    return found(COPIED, message);
  }

  private static Optional<CommitSha> found(Pattern line, String message) {
    Matcher found = line.matcher(message);
    return found.find() ? Optional.of(new CommitSha(found.group(1))) : Optional.empty();
  }

  private static CommitSha hash(Entry entry) {
    try {
      byte[] text = new TreeMap<>(entry.files()).toString().getBytes(StandardCharsets.UTF_8);
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update((entry.parent() + entry.message() + entry.at()).getBytes(StandardCharsets.UTF_8));
      return new CommitSha(HexFormat.of().formatHex(sha1.digest(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
