package dev.slipway.sandbox.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * {@code kill -9} is harmless: a bot that is a process of its own is killed just before or just
 * after a write, another one finishes the story, and nothing outside has happened twice.
 *
 * <p>A death in the middle of a step, after its outside effect and before its event is appended, is
 * the death before that write: the effect comes first. So <i>before PickLanded</i> is the death
 * between a push and its event, <i>before TargetStarted</i> the one between UpdateService and its
 * event, and so on.
 *
 * <p>Each kind of event has its turn; {@code -Dcrash.all=true} takes every single write. Replicas
 * share the work directory, as replicas on one machine do: the survivor watches the build that runs
 * on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("three stories at once are what a machine of two cores bears")
final class CrashMatrixTest {
  private static final int AT_ONCE = 3;

  /** The first of these events tells of staging, which does not pause. */
  private static final List<CrashPoint> AT_A_PAUSE =
      List.of(
          new CrashPoint("TargetFetched/4", Moment.AFTER),
          new CrashPoint("TargetPrepared/2", Moment.BEFORE),
          new CrashPoint("TargetPrepared/4", Moment.AFTER),
          new CrashPoint("LiveRequested", Moment.BEFORE),
          new CrashPoint("LiveRequested", Moment.AFTER),
          new CrashPoint("TargetStarted/2", Moment.BEFORE),
          new CrashPoint("TargetStarted/2", Moment.AFTER));

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
  private Path homes;

  @SuppressWarnings("NullAway.Init") // set by startServer
  private Postgres postgres;

  private final ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE);
  private final ConcurrentLinkedQueue<Played> played = new ConcurrentLinkedQueue<>();

  @BeforeAll
  void startServer() throws IOException {
    postgres = new Postgres();
  }

  @AfterAll
  void printTable() throws IOException {
    stages.shutdownNow();
    postgres.close();
    System.out.println(Played.HEAD);
    played.forEach(one -> System.out.println(one.row()));
  }

  @TestFactory
  Stream<DynamicTest> killingTheBotIsHarmless() throws IOException, SQLException {
    Played peaceful = play(Plot.RELEASE, CrashPoint.nowhere(), Survivor.STARTED_AFTERWARDS);
    assertThat(peaceful.takeover()).isEmpty();
    List<Future<Played>> running = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Case one : cases(peaceful)) {
      Future<Played> future =
          stages.submit((Callable<Played>) () -> play(Plot.RELEASE, one.point(), one.survivor()));
      running.add(future);
      tests.add(DynamicTest.dynamicTest(one.toString(), () -> survives(future, peaceful)));
    }
    return tests.stream().onClose(() -> running.forEach(future -> future.cancel(true)));
  }

  /** Only what a conflict adds; that the rest of it survives is known from the other story. */
  @TestFactory
  Stream<DynamicTest> killingTheBotInAConflictIsHarmless() {
    Future<Played> peaceful =
        stages.submit(() -> play(Plot.CONFLICT, CrashPoint.nowhere(), Survivor.STARTED_AFTERWARDS));
    List<DynamicTest> tests = new ArrayList<>();
    for (CrashPoint point : ConflictStory.POINTS) {
      Future<Played> future =
          stages.submit(() -> play(Plot.CONFLICT, point, Survivor.STARTED_AFTERWARDS));
      tests.add(
          DynamicTest.dynamicTest(
              "in a conflict " + point, () -> survives(future, peaceful.get())));
    }
    return tests.stream();
  }

  /** Only what a pause adds: around its answer, and between what ECS did and its event. */
  @TestFactory
  Stream<DynamicTest> killingTheBotAtAPauseIsHarmless() {
    Future<Played> peaceful =
        stages.submit(() -> play(Plot.PAUSE, CrashPoint.nowhere(), Survivor.STARTED_AFTERWARDS));
    List<DynamicTest> tests = new ArrayList<>();
    for (CrashPoint point : AT_A_PAUSE) {
      Future<Played> future =
          stages.submit(() -> play(Plot.PAUSE, point, Survivor.STARTED_AFTERWARDS));
      tests.add(
          DynamicTest.dynamicTest("at a pause " + point, () -> survives(future, peaceful.get())));
    }
    return tests.stream();
  }

  private static void survives(Future<Played> future, Played peaceful) throws Exception {
    Played one = future.get();
    assertThat(one.headlines()).isEqualTo(peaceful.headlines());
    if (!Boolean.getBoolean("crash.all")) {
      assertThat(one.takeover()).describedAs("it died").isPresent();
    }
  }

  private record Case(CrashPoint point, Survivor survivor) {}

  private static List<Case> cases(Played peaceful) {
    Stream<Case> afterwards =
        writes(peaceful)
            .flatMap(at -> Stream.of(Moment.values()).map(moment -> new CrashPoint(at, moment)))
            .map(point -> new Case(point, Survivor.STARTED_AFTERWARDS));
    Stream<Case> meanwhile =
        Stream.of(
                new CrashPoint("PickLanded", Moment.BEFORE),
                new CrashPoint("TargetStarted", Moment.AFTER))
            .map(point -> new Case(point, Survivor.STANDING_BY));
    return Stream.concat(meanwhile, afterwards).toList();
  }

  private static Stream<String> writes(Played peaceful) {
    return Boolean.getBoolean("crash.all")
        ? IntStream.rangeClosed(1, peaceful.writes().size()).mapToObj(Integer::toString)
        : peaceful.writes().stream().map(line -> line.split(" ", -1)[1]).distinct();
  }

  private Played play(Plot plot, CrashPoint point, Survivor survivor)
      throws IOException, SQLException {
    Path home = Files.createTempDirectory(homes, "world-");
    Played one = new Play(plot, home, postgres.fresh(), point, survivor).run();
    played.add(one);
    System.out.println(one.row());
    return one;
  }
}
