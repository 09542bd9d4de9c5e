package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.core.engine.NotYet;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import dev.slipway.core.repository.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched beside the work, and who waits for it. */
final class BackgroundTest {
  private static final BranchName RELEASE = new BranchName("release/1");

  @TempDir Path folder;
  private BareRemote remote;
  private HttpHost host;

  @BeforeEach
  void create() throws IOException {
    remote = new BareRemote(folder.resolve("remote.git"));
    remote.branch("release/1", remote.commit("main", "Begin", "a", "1\n"));
    host = new HttpHost(remote.folder());
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void firstCloneIsMadeOnceAndNobodyWaitsForIt() {
    host.hold();
    try (GitRepository repository = impatient(Duration.ofMillis(50))) {
      repository.prepare();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> repository.resolve("main"))
            .isInstanceOfSatisfying(
                NotYet.class,
                soon ->
                    assertThat(soon.said())
                        .startsWith("shop is being fetched for the first time: "));
      }
      await().until(() -> host.uploads() == 1);
      host.letGo();
      await()
          .ignoreExceptionsInstanceOf(NotYet.class)
          .until(() -> repository.resolve("main") instanceof Resolution.Found);
      assertThat(host.uploads()).isEqualTo(1);
    }
  }

  @Test
  void pickOfACommitThatIsHereWaitsForNoFetch() throws Exception {
    CommitSha fix = remote.commit("main", "Fix", "b", "1\n");
    try (GitRepository repository = impatient(Duration.ofSeconds(60));
        ExecutorService somebody = Executors.newVirtualThreadPerTaskExecutor()) {
      repository.resolve("main");
      CommitSha later = remote.commit("main", "Later", "c", "1\n");
      host.hold();
      int before = host.uploads();
      Future<Resolution> elsewhere = somebody.submit(() -> repository.resolve(later.value()));
      await().until(() -> host.uploads() > before);

      assertThat(repository.branches("release/*")).hasSize(1);
      assertThat(repository.resolve(fix.value())).isInstanceOf(Resolution.Found.class);
      assertThat(repository.revertsOf(fix)).isEmpty();
      PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order(fix));
      assertThat(repository.land(order(fix), plan))
          .isEqualTo(new PushOutcome.Pushed(plan.commits()));

      assertThat(elsewhere).isNotDone();
      host.letGo();
      assertThat(elsewhere.get()).isInstanceOf(Resolution.Found.class);
      repository.resolve("main"); // shares the fetch that was begun and not waited for
    }
  }

  @Test
  void mirrorIsMadeWithoutAnInstalledGit() {
    RepositorySettings settings =
        Repositories.settings(host.url(), folder.resolve("mirror"), new Credentials.None());
    Host reached = new Host(settings, Duration.ofSeconds(10));
    try (reached;
        Mirror mirror =
            new Mirror(
                settings, reached, InstantSource.system(), Duration.ofSeconds(60), "no-such-git")) {
      mirror.prepare();
      assertThat(mirror.fetch().head(RELEASE)).isPresent();
      assertThat(mirror.known().head(RELEASE)).isEqualTo(mirror.heads().head(RELEASE));
    }
  }

  @Test
  void startBringsTheMirrorUpToDateAndRemovesWhatTheDeadLeft() throws IOException {
    try (GitRepository before = impatient(Duration.ofSeconds(60))) {
      before.resolve("main");
    }
    CommitSha fix = remote.commit("main", "Fix", "b", "1\n");
    Path lock = Files.createFile(folder.resolve("mirror/refs/heads/main.lock"));
    Path half = Files.createFile(folder.resolve("mirror/objects/pack/tmp_pack_x"));
    try (GitRepository after = impatient(Duration.ofSeconds(60))) {
      after.prepare();
      await().until(() -> isHere(after, fix));
    }
    assertThat(lock).doesNotExist();
    assertThat(half).doesNotExist();
  }

  @Test
  void lockThatAnotherReplicaLeftWhenItDiedHoldsNobodyUp() throws IOException {
    try (GitRepository repository = impatient(Duration.ofSeconds(60))) {
      repository.resolve("main");
      Files.createFile(folder.resolve("mirror/refs/heads/main.lock"));
      CommitSha fix = remote.commit("main", "Fix", "b", "1\n");
      assertThat(repository.resolve("main"))
          .isInstanceOfSatisfying(
              Resolution.Found.class, found -> assertThat(found.commit().sha()).isEqualTo(fix));
      assertThat(repository.resolve(fix.value()))
          .isInstanceOfSatisfying(
              Resolution.Found.class, found -> assertThat(found.onTrunk()).isTrue());
    }
  }

  private boolean isHere(GitRepository repository, CommitSha commit) {
    return repository.contains(commit, commit)
        && host.uploads() >= 2
        && repository.resolve(commit.value()) instanceof Resolution.Found;
  }

  private GitRepository impatient(Duration patience) {
    return new GitRepository(
        Repositories.settings(host.url(), folder.resolve("mirror"), new Credentials.None()),
        InstantSource.system(),
        new CheckedMerge(),
        Duration.ofSeconds(20),
        patience);
  }

  private static PickOrder order(CommitSha commit) {
    return new PickOrder(RELEASE, List.of(commit), Instant.parse("2026-11-20T10:15:30Z"));
  }
}
