package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import dev.slipway.core.repository.Resolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpHostTest {
  private static final BranchName RELEASE = new BranchName("release/1");
  private static final Instant REQUESTED = Instant.parse("2026-11-20T10:15:30Z");

  @TempDir Path folder;
  private BareRemote remote;
  private HttpHost host;
  private GitRepository repository;

  @BeforeEach
  void create() throws IOException {
    remote = new BareRemote(folder.resolve("remote.git"));
    remote.branch("release/1", remote.commit("main", "Begin", "a", "1\n"));
    host = new HttpHost(remote.folder());
    repository = Repositories.of(host.url(), folder.resolve("mirror"));
  }

  @AfterEach
  void close() {
    repository.close();
    host.close();
  }

  @Test
  void pickLandsOverHttp() {
    PickOrder order = order(fix("b"));
    assertThat(repository.land(order, clean(order))).isInstanceOf(PushOutcome.Pushed.class);
    assertThat(repository.heads())
        .contains(new Head(Head.Kind.BRANCH, RELEASE, remote.head("release/1")));
  }

  @Test
  void tokenIsSentAndNeverShown() {
    host.allowOnly("bot", "s3cret");
    try (GitRepository right = with("s3cret")) {
      assertThat(right.resolve("main")).isInstanceOf(Resolution.Found.class);
      PickOrder order = order(fix("b"));
      assertThat(right.land(order, (PickPlan.Clean) right.plan(order)))
          .isInstanceOf(PushOutcome.Pushed.class);
    }
  }

  @Test
  void refusedTokenSaysWhatToCheck() {
    host.allowOnly("bot", "s3cret");
    try (GitRepository wrong = with("wr0ng")) {
      assertThatThrownBy(() -> wrong.resolve("main"))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("git host of shop")
          .hasMessageContaining("token of user bot")
          .satisfies(e -> assertThat(printed(e)).doesNotContain("wr0ng"));
    }
    assertThatThrownBy(() -> repository.resolve("main"))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("none are configured");
  }

  @Test
  void tokenNeverGoesOverAnOpenLine() {
    Credentials token = new Credentials.Token("bot", () -> "s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Repositories.settings("http://git.example.com/x", folder, token));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Repositories.settings(
                    "https://bot:s3cret@git.example.com/x", folder, new Credentials.None()))
        .satisfies(e -> assertThat(printed(e)).doesNotContain("s3cret"));
    assertThat(token.toString()).doesNotContain("s3cret");
  }

  @Test
  void hookThatSaysNoDeniesWithItsWords() {
    host.refusePushes("release branches are frozen until Monday");
    PickOrder order = order(fix("b"));
    assertThat(repository.land(order, clean(order)))
        .isInstanceOfSatisfying(
            PushOutcome.Refused.class,
            denied ->
                assertThat(denied.why())
                    .contains("pre-receive hook declined", "frozen until Monday"));
  }

  @Test
  void missingRightToPushDenies() {
    host.forbidPushes();
    PickOrder order = order(fix("b"));
    assertThat(repository.land(order, clean(order))).isInstanceOf(PushOutcome.Refused.class);
  }

  @Test
  void raceLostInTheVeryPushIsARace() {
    PickOrder order = order(fix("b"));
    PickPlan.Clean plan = clean(order);
    host.beforePush(() -> remote.commit("release/1", "Faster", "c", "1\n"));
    assertThat(repository.land(order, plan)).isEqualTo(new PushOutcome.Raced());
    host.beforePush(() -> {});
    assertThat(repository.land(order, clean(order))).isInstanceOf(PushOutcome.Pushed.class);
  }

  @Test
  void lostAnswerIsFoundByTheNextPlan() {
    PickOrder order = order(fix("b"));
    PickPlan.Clean plan = clean(order);
    host.cutAnswersToPushes(true);
    assertThatThrownBy(() -> repository.land(order, plan)).isInstanceOf(Unavailable.class);
    assertThat(repository.plan(order)).isEqualTo(new PickPlan.Landed(plan.head(), plan.commits()));
  }

  @Test
  void hostThatIsGoneIsUnavailable() {
    host.close();
    assertThatThrownBy(() -> repository.resolve("main"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("git host of shop");
    assertThatThrownBy(repository::heads).isInstanceOf(Unavailable.class);
  }

  @Test
  void silentHostIsUnavailable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GitRepository waiting =
            new GitRepository(
                Repositories.settings(
                    "http://127.0.0.1:" + silent.getLocalPort() + "/shop.git",
                    folder.resolve("silent"),
                    new Credentials.None()),
                InstantSource.system(),
                new CheckedMerge(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60))) {
      assertThatThrownBy(() -> waiting.resolve("main"))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void missingRepositorySaysWhatToCheck() {
    try (GitRepository missing =
        Repositories.of(host.url().replace("shop", "stop"), folder.resolve("missing"))) {
      assertThatThrownBy(() -> missing.resolve("main"))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("no repository at");
    }
  }

  @Test
  void manyPeopleAtOnceShareFewFetches() throws Exception {
    repository.resolve("main");
    int before = host.fetches();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Resolution>> answers =
          IntStream.range(0, 50)
              .mapToObj(i -> people.submit(() -> repository.resolve("main")))
              .toList();
      for (Future<Resolution> answer : answers) {
        assertThat(answer.get()).isInstanceOf(Resolution.Found.class);
      }
    }
    assertThat(host.fetches() - before).isBetween(1, 25);
  }

  @Test
  void manyPicksOntoOneBranchEndInOneLine() throws Exception {
    List<CommitSha> fixes = IntStream.range(0, 20).mapToObj(i -> fix("file-" + i)).toList();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> picks =
          fixes.stream().<Future<?>>map(fix -> people.submit(() -> pick(order(fix)))).toList();
      for (Future<?> pick : picks) {
        pick.get();
      }
    }
    assertThat(remote.git("rev-list", "--count", "main~20..release/1").strip()).isEqualTo("20");
    assertThat(remote.git("rev-list", "--merges", "release/1")).isEmpty();
    assertThat(remote.git("ls-tree", "--name-only", "release/1").lines()).hasSize(21);
  }

  private void pick(PickOrder order) {
    while (repository.plan(order) instanceof PickPlan.Clean clean) {
      repository.land(order, clean);
    }
  }

  private GitRepository with(String token) {
    return Repositories.of(
        host.url(), folder.resolve("with-token"), new Credentials.Token("bot", () -> token));
  }

  private CommitSha fix(String path) {
    return remote.commit("main", "Fix " + path, path, "2\n");
  }

  private static PickOrder order(CommitSha commit) {
    return new PickOrder(RELEASE, List.of(commit), REQUESTED);
  }

  private PickPlan.Clean clean(PickOrder order) {
    return (PickPlan.Clean) repository.plan(order);
  }

  private static String printed(Throwable e) {
    StringWriter all = new StringWriter();
    e.printStackTrace(new PrintWriter(all));
    return all.toString();
  }
}
