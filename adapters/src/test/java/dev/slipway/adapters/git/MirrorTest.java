package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.adapters.mirror.Folders;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import dev.slipway.core.repository.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MirrorTest {
  @TempDir Path folder;
  private BareRemote remote;
  private GitRepository repository;
  private CommitSha first;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    first = remote.commit("main", "Begin", "a", "1\n");
    remote.branch("release/1", first);
    repository = open();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void deletedMirrorIsMadeAgain() throws IOException {
    repository.resolve("main");
    Folders.remove(mirror());
    assertThat(repository.changes(first, first)).isEmpty();
    assertThat(mirror()).exists();
  }

  @Test
  void mirrorDeletedBetweenPlanAndPushIsNoHarm() throws IOException {
    PickOrder order = order(remote.commit("main", "Fix", "b", "1\n"));
    PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
    Folders.remove(mirror());
    assertThat(repository.land(order, plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
  }

  @Test
  void damagedPacksAreReplaced() throws IOException {
    CommitSha fix = remote.commit("main", "Fix", "b", "1\n");
    repository.resolve("main");
    repository.close();
    for (Path pack : packs()) {
      Files.write(pack, new byte[64]);
    }
    repository = open();
    assertThat(repository.changes(first, fix)).hasSize(1);
    assertThat(repository.plan(order(fix))).isInstanceOf(PickPlan.Clean.class);
  }

  @Test
  void damagedRefsAreReplaced() throws IOException {
    repository.resolve("main");
    repository.close();
    Files.writeString(mirror().resolve("refs/heads/main"), "rubbish");
    repository = open();
    assertThat(repository.resolve("main")).isInstanceOf(Resolution.Found.class);
    assertThat(repository.resolve(first.value())).isInstanceOf(Resolution.Found.class);
  }

  @Test
  void leftoversOfAKilledProcessAreRemoved() throws IOException {
    Path leftover = Files.createDirectories(folder.resolve("mirrors/shop.new-1/objects"));
    repository.resolve("main");
    assertThat(leftover.getParent()).doesNotExist();
  }

  @Test
  void twoRepositoriesMayShareAFolder() throws Exception {
    CommitSha fix = remote.commit("main", "Fix", "b", "1\n");
    try (GitRepository other = open();
        var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var plans =
          Stream.of(repository, other, repository, other)
              .map(r -> both.submit(() -> r.plan(order(fix))))
              .toList();
      for (var plan : plans) {
        assertThat(plan.get()).isEqualTo(plans.getFirst().get());
      }
    }
    assertThat(BareRemote.git(mirror(), Map.of(), "", "fsck", "--full")).isNotNull();
  }

  @Test
  void manyPacksBecomeFewBesideTheWork() throws IOException {
    int commits = Mirror.MOST_PACKS + 2;
    for (int i = 0; i < commits; i++) {
      remote.commit("main", "Commit " + i, "a", i + "\n");
      repository.resolve("main");
    }
    await().untilAsserted(() -> assertThat(packs()).hasSizeLessThan(10));
    assertThat(repository.changes(first, remote.head("main"))).hasSize(commits);
  }

  @Test
  void branchThatBecomesAFolderIsFollowed() {
    remote.branch("line", first);
    assertThat(repository.branches("line")).hasSize(1);
    remote.deleteBranch("line");
    remote.branch("line/1", first);
    assertThat(repository.branches("line/*")).hasSize(1);
    assertThat(repository.resolve("line/1")).isInstanceOf(Resolution.Found.class);
  }

  @Test
  void commitOfNoBranchIsFetchedWhereTheHostAllowsIt() {
    CommitSha lone = remote.commit("gone", "Lone", "b", "1\n");
    remote.deleteBranch("gone");
    assertThat(repository.resolve(lone.value())).isInstanceOf(Resolution.Unknown.class);
    assertThatThrownBy(() -> repository.changes(first, lone)).isInstanceOf(Denied.class);
    remote.git("config", "uploadpack.allowAnySHA1InWant", "true");
    assertThat(repository.resolve(lone.value())).isInstanceOf(Resolution.Found.class);
    assertThat(repository.plan(order(lone))).isInstanceOf(PickPlan.Clean.class);
  }

  @Test
  void rehearsedCopyDoesNotExistForPeople() {
    PickPlan.Clean plan =
        (PickPlan.Clean) repository.plan(order(remote.commit("main", "Fix", "b", "1\n")));
    assertThat(repository.resolve(plan.head().value())).isInstanceOf(Resolution.Unknown.class);
    repository.land(order(first), plan);
    assertThat(repository.resolve(plan.head().value())).isInstanceOf(Resolution.Found.class);
  }

  private GitRepository open() {
    return Repositories.of(remote.folder().toUri().toString(), mirror());
  }

  private Path mirror() {
    return folder.resolve("mirrors/shop");
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(mirror().resolve("objects/pack"))) {
      return files.filter(f -> f.toString().endsWith(".pack")).toList();
    }
  }

  private static PickOrder order(CommitSha commit) {
    return new PickOrder(
        new BranchName("release/1"), List.of(commit), Instant.parse("2026-11-20T10:15:30Z"));
  }
}
