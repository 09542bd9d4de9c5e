package dev.slipway.adapters.merge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A base and what two sides made of it at random: edits, renames of files and directories, moves
 * between directories, modes, links, binary files, submodules, files that become directories, and
 * the same change on both sides. The same seed makes the same history.
 */
final class RandomHistory {
  private static final List<String> DIRECTORIES =
      List.of("", "a", "b", "a/b", "a/b/c", "lib", "lib/x", "src/main", "src/test", "deep/er/est");
  private static final List<String> NAMES =
      List.of("f", "g", "h.txt", "Makefile", "README", "t", "t-1", "t.c", "x", "lib", "b");
  private static final List<String> COMMON_LINES = List.of("", "}", "  return;", "  }", "else {");

  private final SplittableRandom random;
  private final boolean wholeLines;
  private int made;

  /** Changed more often than others. */
  private String hot = "";

  private RandomHistory(long seed, boolean wholeLines) {
    this.random = new SplittableRandom(seed);
    this.wholeLines = wholeLines;
  }

  /**
   * @param content text, a link's target, or a submodule's commit
   */
  record File(String mode, String content) {}

  record Trees(
      SortedMap<String, File> base, SortedMap<String, File> ours, SortedMap<String, File> theirs) {}

  /**
   * @param wholeLines whether every text ends with a line end
   */
  static Trees of(long seed, boolean wholeLines) {
    return new RandomHistory(seed, wholeLines).trees();
  }

  private Trees trees() {
    SortedMap<String, File> base = new TreeMap<>();
    int files = 3 + random.nextInt(random.nextInt(4) == 0 ? 40 : 12);
    for (int i = 0; i < files; i++) {
      put(base, path(), file(base));
    }
    SortedMap<String, File> ours = new TreeMap<>(base);
    SortedMap<String, File> theirs = new TreeMap<>(base);
    hot = pick(List.copyOf(base.keySet()));
    if (random.nextInt(5) == 0) {
      change(ours);
      theirs.clear();
      theirs.putAll(ours);
    }
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      change(random.nextBoolean() ? ours : theirs);
    }
    change(theirs);
    return new Trees(base, ours, theirs);
  }

  private void change(SortedMap<String, File> tree) {
    if (tree.isEmpty()) {
      put(tree, path(), file(tree));
      return;
    }
    boolean again = tree.containsKey(hot) && random.nextInt(3) == 0;
    String path = again ? hot : pick(List.copyOf(tree.keySet()));
    switch (random.nextInt(22)) {
      case 0, 1, 2, 3, 4 -> edit(tree, path, 1 + random.nextInt(3));
      case 5 -> edit(tree, path, 10);
      case 6, 7 -> move(tree, path, path(), 0);
      case 8 -> move(tree, path, path(), 1 + random.nextInt(8));
      case 9 -> move(tree, path, join(pick(DIRECTORIES), name(path)), random.nextInt(4));
      case 10, 11 -> moveDirectory(tree, directory(path), 0);
      case 12 -> moveDirectory(tree, directory(path), 2);
      case 13 -> put(tree, path(), file(tree));
      case 14 -> put(tree, join(directory(path), pick(NAMES)), file(tree));
      case 15 -> tree.remove(path);
      case 16 -> tree.keySet().removeIf(p -> p.startsWith(directory(path) + "/"));
      case 17 -> flip(tree, path);
      case 18 -> put(tree, path, special());
      case 19 -> put(tree, path + "/" + pick(NAMES), file(tree));
      case 20 -> put(tree, directory(path).isEmpty() ? path : directory(path), file(tree));
      default -> put(tree, join(directory(path), "new" + made++), file(tree));
    }
  }

  private void edit(SortedMap<String, File> tree, String path, int times) {
    File file = tree.get(path);
    if (file == null || !file.mode.startsWith("100")) {
      return;
    }
    boolean binary = file.content.indexOf('\0') >= 0;
    String content = file.content;
    for (int i = 0; i < times; i++) {
      content = binary ? binary() : edited(content);
    }
    tree.put(path, new File(file.mode, content));
  }

  private String edited(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.add(at, line());
      case 1 -> lines.add(line());
      case 2 -> lines.remove(at);
      case 3 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 4 -> lines.add(0, line());
      default -> lines.set(at, line());
    }
    String edited = String.join("", lines);
    if (!wholeLines && random.nextInt(10) == 0 && edited.endsWith("\n")) {
      return edited.substring(0, edited.length() - 1);
    }
    return wholeLines && !edited.isEmpty() && !edited.endsWith("\n") ? edited + "\n" : edited;
  }

  private void move(SortedMap<String, File> tree, String from, String to, int edits) {
    File file = tree.remove(from);
    if (file != null) {
      put(tree, to, file);
      edit(tree, to, edits);
    }
  }

  private void moveDirectory(SortedMap<String, File> tree, String directory, int edits) {
    String to = random.nextInt(3) == 0 ? pick(DIRECTORIES) : "moved" + random.nextInt(3);
    boolean all = random.nextInt(4) > 0;
    for (String path : List.copyOf(tree.keySet())) {
      if (!directory.isEmpty()
          && path.startsWith(directory + "/")
          && (all || random.nextBoolean())) {
        move(
            tree,
            path,
            join(to, path.substring(directory.length() + 1)),
            random.nextInt(edits + 1));
      }
    }
  }

  private void flip(SortedMap<String, File> tree, String path) {
    File file = tree.get(path);
    if (file != null && file.mode.startsWith("100")) {
      tree.put(path, new File(file.mode.equals("100644") ? "100755" : "100644", file.content));
    }
  }

  /** Makes room: what is at the path, above it or below it goes away. */
  private static void put(SortedMap<String, File> tree, String path, File file) {
    tree.keySet().removeIf(p -> p.startsWith(path + "/") || path.startsWith(p + "/"));
    tree.put(path, file);
  }

  private File file(SortedMap<String, File> tree) {
    return switch (random.nextInt(14)) {
      case 0 -> special();
      case 1 -> new File("100644", "");
      case 2, 3 -> tree.isEmpty() ? text() : pick(List.copyOf(tree.values()));
      case 4 -> new File("100755", text().content);
      default -> text();
    };
  }

  private File special() {
    return switch (random.nextInt(4)) {
      case 0 -> new File("120000", pick(NAMES));
      case 1 -> new File("160000", "%040x".formatted(1 + random.nextInt(4)));
      case 2 -> new File("120000", "/" + pick(NAMES));
      default -> new File("100644", binary());
    };
  }

  /** In pieces of 64 bytes, because git before 2.44 ignores a shorter one at the end. */
  private String binary() {
    StringBuilder bytes = new StringBuilder("\0");
    int length = 64 * (1 + random.nextInt(4));
    while (bytes.length() < length) {
      bytes.append((char) ('a' + random.nextInt(4)));
    }
    return bytes.toString();
  }

  private File text() {
    int lines = 1 + random.nextInt(random.nextInt(5) == 0 ? 120 : 14);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(line());
    }
    return new File("100644", text.toString());
  }

  private String line() {
    return switch (random.nextInt(4)) {
      case 0 -> pick(COMMON_LINES) + "\n";
      case 1 -> "call(" + random.nextInt(8) + ");\n";
      default -> "line " + random.nextInt(100_000) + " of a text\n";
    };
  }

  private String path() {
    return join(pick(DIRECTORIES), random.nextInt(4) == 0 ? "n" + made++ : pick(NAMES));
  }

  private static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  private static String directory(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** As input of {@code git fast-import}: three commits with marks from {@code mark} on. */
  static String stream(Trees trees, int mark) {
    return commit(mark, 0, trees.base)
        + commit(mark + 1, mark, trees.ours)
        + commit(mark + 2, mark, trees.theirs);
  }

  private static String commit(int mark, int parent, Map<String, File> files) {
    StringBuilder stream = new StringBuilder();
    stream.append("commit refs/heads/x").append(mark).append("\nmark :").append(mark);
    stream.append("\ncommitter T <t@example.com> 1767225600 +0000\ndata 0\n");
    stream.append(parent == 0 ? "" : "from :" + parent + "\n").append("deleteall\n");
    files.forEach(
        (path, file) -> {
          if (file.mode.equals("160000")) {
            stream.append("M 160000 ").append(file.content).append(' ').append(path).append('\n');
            return;
          }
          int length = file.content.getBytes(StandardCharsets.ISO_8859_1).length;
          stream.append("M ").append(file.mode).append(" inline ").append(path);
          stream.append("\ndata ").append(length).append('\n').append(file.content).append('\n');
        });
    return stream.toString();
  }
}
