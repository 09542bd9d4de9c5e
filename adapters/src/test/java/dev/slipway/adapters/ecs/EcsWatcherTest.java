package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

class EcsWatcherTest {
  private final FakeEcsClient ecs = new FakeEcsClient();
  private final EcsWatcher watcher =
      new EcsWatcher(new ClusterReads(new EcsCalls("eu-west-1", ecs), "shop"), ecs::now, () -> 0L);

  @BeforeEach
  void fill() {
    String definition = ecs.define("shop", "shop:1");
    names(50).forEach(name -> ecs.service(name, definition, 1));
  }

  @Test
  void youngLookIsShared() {
    watcher.look("web-1");
    ecs.pass(1);
    watcher.look("web-1");
    assertThat(ecs.batches()).containsExactly(1);
    ecs.pass(1);

    watcher.look("web-1");

    assertThat(ecs.batches()).containsExactly(1, 1);
  }

  @Test
  void fiftyServicesAreFiveCallsATick() {
    names(50).forEach(watcher::look);
    ecs.pass(2);
    int before = ecs.count("DescribeServices");

    names(50).forEach(watcher::look);

    assertThat(ecs.count("DescribeServices") - before).isEqualTo(5);
  }

  @Test
  void firstTickOfExpectedServicesIsFiveCallsToo() {
    names(50).forEach(watcher::expect);

    names(50).forEach(watcher::look);

    assertThat(ecs.batches()).containsExactly(10, 10, 10, 10, 10);
  }

  @Test
  void callersAtTheSameTimeJoinOneRead() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    ecs.gate(gate);
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<Sighting>> looks =
          IntStream.range(0, 20).mapToObj(number -> threads.submit(look("web-1"))).toList();
      await().until(() -> watcher.waiting() == 19);
      gate.countDown();
      for (Future<Sighting> look : looks) {
        assertThat(look.get().service().serviceName()).isEqualTo("web-1");
      }
    }
    assertThat(ecs.batches()).containsExactly(1);
  }

  @Test
  void afterOurOwnChangeNoEarlierLookCounts() {
    watcher.look("web-1");

    watcher.forget("web-1");
    watcher.look("web-1");

    assertThat(ecs.batches()).containsExactly(1, 1);
  }

  @Test
  void whatHasNotChangedForLongIsReadLessOften() {
    watcher.look("web-1");
    ecs.pass(301);
    watcher.look("web-1");
    ecs.pass(4);
    watcher.look("web-1");
    assertThat(ecs.batches()).hasSize(2);
    ecs.pass(2);

    watcher.look("web-1");

    assertThat(ecs.batches()).hasSize(3);
  }

  @Test
  void whatIsSaidToHaveChangedIsReadBeforeItsTime() {
    looksAtAQuietService();
    ecs.pass(3);

    assertThat(watcher.hint("web-1")).isZero();
    watcher.look("web-1");

    assertThat(ecs.batches()).hasSize(3);
  }

  @Test
  void hintsNeverMakeItLookFasterThanAtWhatMoves() {
    looksAtAQuietService();

    assertThat(watcher.hint("web-1")).isEqualTo(Duration.ofMillis(1010));
    watcher.look("web-1");
    assertThat(ecs.batches()).as("too soon").hasSize(2);
    ecs.pass(1);
    watcher.hint("web-1");
    ecs.pass(1);
    watcher.look("web-1");
    watcher.look("web-1");

    assertThat(ecs.batches()).as("two hints, one look").hasSize(3);
    ecs.pass(2);
    watcher.look("web-1");
    assertThat(ecs.batches()).as("answered").hasSize(3);
  }

  @Test
  void hintOfOneServiceConcernsNoOther() {
    looksAtAQuietService();
    ecs.pass(3);

    watcher.hint("web-2");
    watcher.look("web-1");

    assertThat(ecs.batches()).hasSize(2);
  }

  @Test
  void oneBadNameDoesNotBlindTheOthers() {
    watcher.look("web-1");
    watcher.look("web-2");
    ecs.pass(2);
    ecs.fail(InvalidParameterException.builder().message("bad name").statusCode(400).build());

    assertThat(watcher.look("web-1").service().serviceName()).isEqualTo("web-1");
  }

  @Test
  void missingServiceIsDeniedByName() {
    assertThatThrownBy(() -> watcher.look("wbe"))
        .isInstanceOf(Denied.class)
        .hasMessage("ECS eu-west-1: cluster shop has no active service wbe");
  }

  @Test
  void troubleDoublesThePatienceUntilItPasses() {
    for (int wait : List.of(2, 4, 8)) {
      ecs.fail(EcsException.builder().statusCode(503).message("down").build());
      assertThatThrownBy(() -> watcher.look("web-1")).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> watcher.look("web-1"))
          .isInstanceOfSatisfying(
              Unavailable.class,
              closed -> assertThat(closed.retryAfter()).isEqualTo(Duration.ofSeconds(wait)));
      ecs.pass(wait);
    }

    assertThat(watcher.look("web-1").service().serviceName()).isEqualTo("web-1");
    assertThat(ecs.count("DescribeServices")).isEqualTo(4);
  }

  /** From now on a look at it is good for 5 s. */
  private void looksAtAQuietService() {
    watcher.look("web-1");
    ecs.pass(301);
    watcher.look("web-1");
  }

  private Callable<Sighting> look(String service) {
    return () -> watcher.look(service);
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> "web-" + number).toList();
  }
}
