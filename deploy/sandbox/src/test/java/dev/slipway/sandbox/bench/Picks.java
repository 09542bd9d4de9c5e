package dev.slipway.sandbox.bench;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.adapters.merge.TreeMerge;
import dev.slipway.sandbox.bench.PickCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Measures how long a pick takes, against git merge-tree and a kept work tree. */
public final class Picks {
  private static final int WARM_ROUNDS = 4;
  private static final int AT_ONCE = 8;
  private static final int IN_WORK_TREE = 12;
  private static final int COLD_STARTS = 5;

  private final PickCases cases;
  private final Repository repository;
  private final TreeMerge merge = new TreeMerge();

  private Picks(PickCases cases) throws IOException {
    this.cases = cases;
    this.repository =
        new FileRepositoryBuilder().setGitDir(cases.folder().toFile()).setMustExist(true).build();
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println(Machine.now());
    Path scratch = Path.of(System.getProperty("slipway.root"), "deploy/sandbox/target/bench-picks");
    Files.createDirectories(scratch);
    for (PickCases cases : PickCases.all(scratch)) {
      System.out.printf("%n%s, %d picks%n", cases.name(), cases.picks().size());
      new Picks(cases).measure();
    }
  }

  private void measure() throws Exception {
    Times git = each(cases.picks(), pick -> cases.mergeTree(pick));
    for (int round = 0; round < WARM_ROUNDS; round++) {
      each(cases.picks(), this::merged);
    }
    List<Duration> ours = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (Case pick : cases.picks()) {
      Duration time = timed(pick, this::merged);
      ours.add(time);
      ratios.add((double) time.toNanos() / timed(pick, cases::mergeTree).toNanos());
    }
    Times slipway = Times.of(ours);
    say("slipway, warm", slipway);
    say("git merge-tree, a process each", git);
    System.out.printf(Locale.ROOT, "  ratio pick by pick: %s; goal 0.4%n", quantiles(ratios));
    List<Case> few = cases.picks().subList(0, Math.min(IN_WORK_TREE, cases.picks().size()));
    cases.prepareWorkTree();
    Times tree = each(few, cases::cherryPick);
    say("kept work tree + cherry-pick", tree);
    double times = tree.millis(0.5) / each(few, this::merged).millis(0.5);
    System.out.printf(Locale.ROOT, "  %.0f times faster than that; goal 200%n", times);
    atOnce();
    List<Duration> cold = new ArrayList<>();
    for (int i = 0; i < COLD_STARTS; i++) {
      cold.add(timed(cases.picks().get(i), cases::coldStart));
    }
    say("slipway pick, cold JVM", Times.of(cold));
    System.out.printf(
        Locale.ROOT, "  all as one --batch with -Xmx128m: at most %.0f MiB%n", cases.batchMemory());
  }

  private void atOnce() throws InterruptedException, ExecutionException {
    double one = perSecond(1);
    double eight = perSecond(AT_ONCE);
    System.out.printf(
        Locale.ROOT, "  %.0f picks/s one after the other, %.0f with 8 at once%n", one, eight);
  }

  private double perSecond(int threads) throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    try (ExecutorService side = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (Case pick : cases.picks()) {
        running.add(side.submit((Callable<Boolean>) () -> merged(pick)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return cases.picks().size() * 1e9 / (System.nanoTime() - begin);
  }

  private boolean merged(Case pick) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        PendingObjects objects = new PendingObjects(repository)) {
      RevCommit commit = walk.parseCommit(repository.resolve(pick.pick()));
      return merge.merge(
              repository,
              objects,
              walk.parseCommit(commit.getParent(0)).getTree(),
              walk.parseCommit(repository.resolve(pick.onto())).getTree(),
              commit.getTree())
          instanceof TreeMerge.Result.Clean;
    }
  }

  private interface Measured {
    boolean run(Case pick) throws IOException;
  }

  private static Times each(List<Case> picks, Measured what) throws IOException {
    List<Duration> times = new ArrayList<>();
    for (Case pick : picks) {
      times.add(timed(pick, what));
    }
    return Times.of(times);
  }

  private static Duration timed(Case pick, Measured what) throws IOException {
    long begin = System.nanoTime();
    what.run(pick);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void say(String what, Times times) {
    System.out.printf(
        Locale.ROOT,
        "  %-32s median %8.2f ms, 95 %% %8.2f ms%n",
        what,
        times.millis(0.5),
        times.millis(0.95));
  }

  private static String quantiles(List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "median %.2f, 95 %% %.2f",
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100));
  }
}
