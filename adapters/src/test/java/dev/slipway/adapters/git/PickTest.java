package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.Resolution;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PickTest {
  private static final int ENOUGH_FOR_A_SHARED_BEGINNING = 60_000;

  @TempDir Path folder;
  private BareRemote remote;
  private GitRepository repository;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    remote.branch(
        "release/1", remote.commit("main", "Begin", Map.of("a", "1\n", "log", "1\n"), Set.of()));
    repository = Repositories.of(remote.folder().toUri().toString(), folder.resolve("mirror"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void unionOfBothSidesIsAConflict() {
    remote.commit("release/1", "Attributes", ".gitattributes", "log merge=union\n");
    remote.commit("release/1", "Log", "log", "1\nbranch\n");
    CommitSha fix = remote.commit("main", "Log", "log", "1\nmain\n");
    assertConflict(fix, new Conflict("log", Conflict.Kind.BOTH_CHANGED));
  }

  @Test
  void binaryFileChangedOnBothSidesConflicts() {
    remote.commit("release/1", "Branch", "a", "\0one");
    CommitSha fix = remote.commit("main", "Main", "a", "\0two");
    assertConflict(fix, new Conflict("a", Conflict.Kind.BINARY));
  }

  @Test
  void fileInTheWayOfAFolderConflicts() {
    remote.commit("release/1", "File", "x", "file\n");
    CommitSha fix = remote.commit("main", "Folder", "x/y", "1\n");
    assertThat(plan(fix)).isInstanceOf(PickPlan.Conflicting.class);
  }

  @Test
  void mergeIsPickedAgainstItsFirstParent() {
    String before = remote.head("main").value();
    CommitSha side = remote.commit("side", "Side", Map.of("b", "1\n", "a", "1\n"), Set.of());
    remote.git(
        Map.of(),
        "commit refs/heads/main\ncommitter A <a@example.com> 1767225600 +0000\ndata 5\nMerge\n"
            + "from %s\nmerge %s\nM 644 inline b\ndata 2\n1\n\n".formatted(before, side),
        "fast-import",
        "--quiet");
    CommitSha merge = remote.head("main");
    PickPlan.Clean clean = (PickPlan.Clean) plan(merge);
    assertThat(clean.commits()).extracting(c -> c.source().sha()).containsExactly(merge);
    assertThat(repository.changes(new CommitSha(before), merge))
        .extracting(c -> c.subject())
        .containsExactly("Side", "Merge");
  }

  @Test
  void rootCommitIsPickedAgainstNothing() {
    CommitSha root = remote.commit("other", "Root", "c", "1\n");
    PickPlan.Clean clean = (PickPlan.Clean) plan(root);
    repository.land(order(root), clean);
    assertThat(remote.git("show", "release/1:c")).isEqualTo("1\n");
    assertThat(remote.git("show", "release/1:a")).isEqualTo("1\n");
  }

  @Test
  void sameChangeByHandIsFoundByItsPatch() {
    CommitSha fix = remote.commit("main", "Fix", "a", "2\n");
    CommitSha same = remote.commit("release/1", "By hand", "a", "2\n");
    CommitSha head = remote.commit("release/1", "Later", "b", "1\n");
    PickPlan.AlreadyThere there = (PickPlan.AlreadyThere) plan(fix);
    assertThat(there.onto()).isEqualTo(head);
    assertThat(there.commits()).extracting(PickedCommit::landed).containsExactly(same);
  }

  @Test
  void sameContentInPartsNamesTheHead() {
    CommitSha fix = remote.commit("main", "Fix", Map.of("a", "2\n", "b", "2\n"), Set.of());
    remote.commit("release/1", "One", "a", "2\n");
    CommitSha head = remote.commit("release/1", "Two", "b", "2\n");
    PickPlan.AlreadyThere there = (PickPlan.AlreadyThere) plan(fix);
    assertThat(there.commits()).extracting(PickedCommit::landed).containsExactly(head);
  }

  @Test
  void revertedPickMayBePickedAgain() {
    CommitSha fix = remote.commit("main", "Fix", "a", "2\n");
    repository.land(order(fix), (PickPlan.Clean) plan(fix));
    remote.commit("release/1", "Revert", "a", "1\n");
    PickOrder again =
        new PickOrder(order(fix).onto(), List.of(fix), order(fix).requestedAt().plusSeconds(1));
    assertThat(repository.plan(again)).isInstanceOf(PickPlan.Clean.class);
    assertThat(plan(fix)).isInstanceOf(PickPlan.Landed.class);
  }

  @Test
  void digitsOfSeveralCommitsAreAmbiguous() {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < ENOUGH_FOR_A_SHARED_BEGINNING; i++) {
      stream.append("commit refs/heads/many\ncommitter A <a@example.com> 1767225600 +0000\n");
      stream.append("data 6\n%06d\n".formatted(i));
    }
    remote.git(Map.of(), stream.toString(), "fast-import", "--quiet");
    Set<String> seen = new HashSet<>();
    String shared =
        remote
            .git("rev-list", "many")
            .lines()
            .map(sha -> sha.substring(0, 7))
            .filter(digits -> !seen.add(digits))
            .findFirst()
            .orElseThrow();
    assertThat(repository.resolve(shared))
        .isInstanceOfSatisfying(
            Resolution.Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.candidates())
                    .hasSizeGreaterThan(1)
                    .allMatch(c -> c.sha().value().startsWith(shared)));
  }

  private void assertConflict(CommitSha fix, Conflict... conflicts) {
    assertThat(plan(fix))
        .isInstanceOfSatisfying(
            PickPlan.Conflicting.class,
            plan -> assertThat(plan.conflicts()).containsExactly(conflicts));
  }

  private PickPlan plan(CommitSha commit) {
    return repository.plan(order(commit));
  }

  private static PickOrder order(CommitSha commit) {
    return new PickOrder(
        new BranchName("release/1"), List.of(commit), Instant.parse("2026-11-20T10:15:30Z"));
  }
}
