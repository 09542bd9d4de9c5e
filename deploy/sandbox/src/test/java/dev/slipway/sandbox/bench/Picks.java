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
  private static final int WARM_ROUNDS = 15;
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
    List<Duration> git = each(cases.picks(), cases::mergeTree);
    for (int round = 0; round < WARM_ROUNDS; round++) {
      each(cases.picks(), this::merged);
    }
    List<Duration> ours = each(cases.picks(), this::merged);
    say("slipway, warm", ours);
    say("git merge-tree, a process each", git);
    System.out.printf(Locale.ROOT, "  ratio pick by pick: %s; goal 0.4%n", ratios(ours, git));
    List<Case> few = cases.picks().subList(0, Math.min(IN_WORK_TREE, cases.picks().size()));
    cases.prepareWorkTree();
    List<Duration> tree = each(few, cases::cherryPick);
    say("kept work tree + cherry-pick", tree);
    double times = Times.of(tree).millis(0.5) / Times.of(ours.subList(0, few.size())).millis(0.5);
    System.out.printf(Locale.ROOT, "  %.0f times faster than that; goal 200%n", times);
    atOnce();
    List<Duration> cold = new ArrayList<>();
    for (int i = 0; i < COLD_STARTS; i++) {
      cold.add(timed(cases.picks().get(i), cases::coldStart));
    }
    say("slipway pick, cold JVM", cold);
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

  private static List<Duration> each(List<Case> picks, Measured what) throws IOException {
    List<Duration> times = new ArrayList<>();
    for (Case pick : picks) {
      times.add(timed(pick, what));
    }
    return times;
  }

  private static Duration timed(Case pick, Measured what) throws IOException {
    long begin = System.nanoTime();
    what.run(pick);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void say(String what, List<Duration> measured) {
    Times times = Times.of(measured);
    System.out.printf(
        Locale.ROOT,
        "  %-32s median %8.2f ms, 95 %% %8.2f ms%n",
        what,
        times.millis(0.5),
        times.millis(0.95));
  }

  private static String ratios(List<Duration> ours, List<Duration> git) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add((double) ours.get(i).toNanos() / git.get(i).toNanos());
    }
    ratios.sort(null);
    return String.format(
        Locale.ROOT,
        "median %.2f, 95 %% %.2f",
        ratios.get(ratios.size() / 2),
        ratios.get(ratios.size() * 95 / 100));
  }
}
