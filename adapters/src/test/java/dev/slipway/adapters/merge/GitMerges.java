package dev.slipway.adapters.merge;

import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** The installed git and our merge, asked the same. */
final class GitMerges {
  /** For these git names no path in its list, or not always. */
  private static final Set<Conflict.Kind> OFTEN_UNNAMED =
      Set.of(
          Conflict.Kind.DIRECTORY_SPLIT, Conflict.Kind.DIRECTORY_TAKEN, Conflict.Kind.RENAMED_ONTO);

  private static final TreeMerge MERGE = new TreeMerge();

  private final Path folder;

  GitMerges(Path folder) {
    this.folder = folder;
  }

  /** Two commits of which the second is to be merged with the first; the base is its parent. */
  record Question(String onto, String pick) {}

  /**
   * @param tree empty when not clean
   * @param paths in conflict, as they are called in the commits
   * @param unnamed paths that git may or may not name
   */
  record Answer(boolean clean, String tree, SortedSet<String> paths, SortedSet<String> unnamed) {

    /**
     * Whether git's answer is ours. Where a rename with a conflict meets the very same file, git
     * reports the conflict and forgets it; we do not forget it.
     */
    boolean isGits(Answer git) {
      SortedSet<String> rest = new TreeSet<>(git.paths);
      rest.removeAll(unnamed);
      boolean stricter = git.clean && !clean && paths.isEmpty() && !unnamed.isEmpty();
      return stricter || (clean == git.clean && tree.equals(git.tree) && paths.equals(rest));
    }
  }

  /** Names that git gives to files that are in the way of others end with the commit's. */
  private static String original(String path) {
    return path.replaceFirst("~[0-9a-f]{40}(_\\d+)?$", "");
  }

  /** Since 2.44 git's similarity counts what stands behind the last line end. */
  boolean countsLastPieces() {
    Matcher version = Pattern.compile("(\\d+)\\.(\\d+)").matcher(git("", "--version"));
    return version.find()
        && (Integer.parseInt(version.group(1)) > 2 || Integer.parseInt(version.group(2)) >= 44);
  }

  /** Null where git itself breaks off: some of its assertions do not hold for odd renames. */
  List<@Nullable Answer> byGit(List<Question> questions) {
    String lines =
        questions.stream().map(q -> q.onto + " " + q.pick + "\n").collect(Collectors.joining());
    String[] command = {"merge-tree", "--write-tree", "--stdin", "--name-only", "--no-messages"};
    String said;
    try {
      said = git(lines, command);
    } catch (IllegalStateException e) {
      return byHalves(questions);
    }
    Iterator<String> words = List.of(said.split("\0", -1)).iterator();
    List<@Nullable Answer> answers = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      boolean clean = words.next().equals("1");
      String tree = words.next();
      SortedSet<String> paths = new TreeSet<>();
      for (String path = words.next(); !path.isEmpty(); path = words.next()) {
        paths.add(original(path));
      }
      answers.add(new Answer(clean, clean ? tree : "", paths, new TreeSet<>()));
    }
    return answers;
  }

  private List<@Nullable Answer> byHalves(List<Question> questions) {
    List<@Nullable Answer> answers = new ArrayList<>();
    if (questions.size() == 1) {
      answers.add(null);
      return answers;
    }
    int half = questions.size() / 2;
    answers.addAll(byGit(questions.subList(0, half)));
    answers.addAll(byGit(questions.subList(half, questions.size())));
    return answers;
  }

  List<Answer> byUs(List<Question> questions) {
    List<Answer> answers = new ArrayList<>();
    try (Repository repository = new FileRepository(folder.toFile());
        RevWalk walk = new RevWalk(repository)) {
      for (Question question : questions) {
        answers.add(answer(merge(repository, walk, question)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers;
  }

  static Answer answer(TreeMerge.Result result) {
    return switch (result) {
      case TreeMerge.Result.Clean(ObjectId tree, _, _) ->
          new Answer(true, tree.name(), new TreeSet<>(), new TreeSet<>());
      case TreeMerge.Result.Conflicting(List<Conflict> conflicts) ->
          new Answer(false, "", paths(conflicts, false), paths(conflicts, true));
    };
  }

  private static SortedSet<String> paths(List<Conflict> conflicts, boolean unnamed) {
    return conflicts.stream()
        .filter(c -> OFTEN_UNNAMED.contains(c.kind()) == unnamed)
        .map(Conflict::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static TreeMerge.Result merge(Repository repository, RevWalk walk, Question question)
      throws IOException {
    RevCommit pick = walk.parseCommit(ObjectId.fromString(question.pick));
    RevCommit onto = walk.parseCommit(ObjectId.fromString(question.onto));
    ObjectId base =
        pick.getParentCount() == 0
            ? Constants.EMPTY_TREE_ID
            : walk.parseCommit(pick.getParent(0)).getTree();
    try (PendingObjects objects = new PendingObjects(repository)) {
      return MERGE.merge(repository, objects, base, onto.getTree(), pick.getTree());
    }
  }

  /** Runs git in the repository, without the machine's configuration. */
  String git(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    command.addAll(List.of(arguments));
    try {
      Path file = Files.createTempFile("git", ".in");
      Files.writeString(file, input, StandardCharsets.ISO_8859_1);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectInput(file.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "HOME", "/nowhere"));
      Process process = builder.start();
      try (InputStream out = process.getInputStream()) {
        String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
        return answer;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
