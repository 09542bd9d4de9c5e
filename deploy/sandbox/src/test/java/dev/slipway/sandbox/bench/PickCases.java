package dev.slipway.sandbox.bench;

import dev.slipway.bot.Main;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A bare repository with picks, and what git does with them.
 *
 * @param folder the repository
 */
record PickCases(String name, Path folder, List<Case> picks) {
  private static final int FOLDERS = 500;
  private static final int FILES = 100;
  private static final int COMMITS = 20_000;
  private static final int PICKS = 150;

  /**
   * A commit and where it goes.
   *
   * @param asOnto a commit with the tree of {@code onto}, made from the pick's parent
   */
  record Case(String onto, String pick, String asOnto) {}

  static List<PickCases> all(Path scratch) throws IOException {
    List<PickCases> all = new ArrayList<>();
    Path root = Path.of(System.getProperty("slipway.root"));
    Path near = root.resolve("../shared/picks");
    Path bundle = Files.exists(near) ? near : root.resolve("../../shared/picks");
    if (Files.exists(bundle.resolve("netty.bundle"))) {
      all.add(real(bundle, scratch.resolve("netty.git")));
    } else {
      System.out.println("no real picks beside the checkout");
    }
    all.add(generated(scratch.resolve("generated.git")));
    return all;
  }

  private static PickCases real(Path bundle, Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Path file = bundle.resolve("netty.bundle").toRealPath();
      git(Path.of("."), "clone", "-q", "--bare", file.toString(), folder.toString());
    }
    List<Case> picks = new ArrayList<>();
    for (String line : Files.readAllLines(bundle.resolve("netty.tsv")).stream().skip(1).toList()) {
      List<String> cells = List.of(line.split("\t", -1));
      picks.add(new Case(cells.get(1), cells.get(2), cells.get(1)));
    }
    return new PickCases("180 real picks, 60 of them with renames", folder, picks);
  }

  static PickCases generated(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("made"))) {
      Files.createDirectories(folder);
      git(folder, "init", "-q", "--bare", ".");
      Process importing =
          new ProcessBuilder("git", "fast-import", "--quiet", "--force")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      try (OutputStream stream = new BufferedOutputStream(importing.getOutputStream())) {
        write(stream);
      }
      await(importing);
      Files.createFile(folder.resolve("made"));
    }
    String onto = git(folder, "rev-parse", "release").strip();
    String tree = git(folder, "rev-parse", "release^{tree}").strip();
    List<Case> picks = new ArrayList<>();
    String[] range = {"rev-list", "--max-count=" + PICKS, "--skip=100", "trunk"};
    for (String pick : git(folder, range).lines().toList()) {
      String asOnto = git(folder, "commit-tree", "-p", pick + "^", "-m", "as onto", tree).strip();
      picks.add(new Case(onto, pick, asOnto));
    }
    return new PickCases("50,000 files, 20,000 commits", folder, picks);
  }

  private static void write(OutputStream stream) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    int[] edits = new int[FOLDERS * FILES];
    commit(stream, "trunk", 0, allFiles(edits));
    for (int i = 1; i <= COMMITS; i++) {
      List<Integer> files = random.ints(1 + random.nextInt(3), 0, edits.length).boxed().toList();
      files.forEach(file -> edits[file]++);
      commit(stream, "trunk", i, files(files, edits));
      if (i == COMMITS * 9 / 10) {
        put(stream, "reset refs/heads/release\nfrom refs/heads/trunk\n\n");
      }
    }
    for (int i = 0; i < 100; i++) {
      commit(stream, "release", i, "M 644 inline own/" + i + "\ndata 4\nown\n\n");
    }
  }

  private static String allFiles(int[] edits) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < edits.length; i++) {
      all.add(i);
    }
    return files(all, edits);
  }

  private static String files(List<Integer> files, int[] edits) {
    StringBuilder text = new StringBuilder();
    for (int file : files) {
      StringBuilder content = new StringBuilder();
      for (int line = 0; line < 30; line++) {
        int edit = (edits[file] + 29 - line) / 30;
        content.append("line ").append(line).append(" of ").append(file).append(' ').append(edit);
        content.append('\n');
      }
      text.append("M 644 inline src/").append(file / FILES / 20).append('/').append(file / FILES);
      text.append("/file").append(file % FILES).append("\ndata ").append(content.length());
      text.append('\n').append(content).append('\n');
    }
    return text.toString();
  }

  private static void commit(OutputStream stream, String branch, int number, String changes)
      throws IOException {
    String message = "Change " + number;
    put(stream, "commit refs/heads/" + branch + "\ncommitter B <b@example.com> ");
    put(stream, (1_700_000_000 + number) + " +0000\ndata " + message.length() + "\n");
    put(stream, message + "\n" + changes + "\n");
  }

  private static void put(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  boolean mergeTree(Case pick) throws IOException {
    return ended("merge-tree", "--write-tree", "--name-only", pick.asOnto, pick.pick) == 0;
  }

  void prepareWorkTree() throws IOException {
    if (!Files.exists(workTree())) {
      git(folder, "worktree", "add", "-q", "--detach", workTree().toString(), picks.get(0).onto);
    }
  }

  boolean cherryPick(Case pick) throws IOException {
    Path tree = workTree();
    git(tree, "checkout", "-q", "--force", "--detach", pick.onto);
    String[] who = {"-c", "user.name=B", "-c", "user.email=b@example.com"};
    boolean clean =
        run(tree, "git", who[0], who[1], who[2], who[3], "cherry-pick", "-x", pick.pick) == 0;
    if (!clean) {
      run(tree, "git", "cherry-pick", "--abort");
    }
    return clean;
  }

  boolean coldStart(Case pick) throws IOException {
    List<String> command = slipway("-XX:TieredStopAtLevel=1", "--onto", pick.onto, pick.pick);
    return run(folder, command.toArray(String[]::new)) == 0;
  }

  /** MiB that a process took at most. */
  double batchMemory() throws IOException {
    Path batch = folder.resolve("batch");
    Files.write(batch, picks.stream().map(p -> p.onto + " " + p.pick).toList());
    Process process =
        new ProcessBuilder(slipway("-Xmx128m", "--batch", batch.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    double most = 0;
    while (process.isAlive()) {
      double now = Machine.residentMebibytes(process.pid());
      most = Double.isNaN(now) ? most : Math.max(most, now);
      Machine.pause(Duration.ofMillis(50));
    }
    return most;
  }

  private List<String> slipway(String option, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", option, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "pick", "--json", "--repo", folder.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path workTree() {
    return folder.resolveSibling(folder.getFileName() + ".tree");
  }

  private int ended(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(folder, command.toArray(String[]::new));
  }

  private static int run(Path in, String... command) throws IOException {
    return await(
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  private static String git(Path in, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=B"));
    command.addAll(List.of("-c", "user.email=b@example.com"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (await(process) != 0) {
      throw new UncheckedIOException(new IOException(String.join(" ", command)));
    }
    return said;
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
