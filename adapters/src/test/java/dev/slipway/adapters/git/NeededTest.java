package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.Kept;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.replay.Imprint;
import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import dev.slipway.core.repository.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror that keeps what releases are made of, and nothing else. */
final class NeededTest {
  private static final BranchName TRUNK = new BranchName("main");

  @TempDir Path folder;
  private BareRemote remote;
  private CommitSha fix;
  private CommitSha tagged;
  private CommitSha feature;
  private GitRepository repository;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    CommitSha first = remote.commit("main", "Begin", "a", "1\n");
    remote.branch("release/1", first);
    remote.branch("feature", first);
    remote.branch("old", first);
    feature = remote.commit("feature", "Feature", "c", "1\n");
    tagged = remote.commit("old", "Old", "d", "1\n");
    remote.tag("v1", tagged);
    remote.deleteBranch("old");
    fix = remote.commit("main", "Fix", "b", "1\n");
    remote.git("config", "uploadpack.allowReachableSHA1InWant", "true");
    repository =
        new GitRepository(
            new RepositorySettings(
                new AppName("shop"),
                remote.folder().toUri().toString(),
                folder.resolve("mirror"),
                TRUNK,
                Repositories.BOT,
                Imprint.NONE,
                new Credentials.None(),
                Kept.needed(TRUNK, "release/*")),
            InstantSource.system(),
            new CheckedMerge(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void picksLandAsEver() {
    PickOrder order =
        new PickOrder(
            new BranchName("release/1"), List.of(fix), Instant.parse("2026-11-20T10:15:30Z"));
    PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
    assertThat(repository.land(order, plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
    assertThat(repository.resolve(fix.value())).isInstanceOf(Resolution.Found.class);
  }

  @Test
  void otherBranchesAndTagsAreNotKeptAndFoundAllTheSame() {
    repository.resolve("main");
    assertThat(refs()).doesNotContain("feature", "v1").contains("refs/heads/release/1");
    assertThat(repository.resolve("feature"))
        .isInstanceOfSatisfying(
            Resolution.Found.class, found -> assertThat(found.commit().sha()).isEqualTo(feature));
    assertThat(repository.resolve("v1"))
        .isInstanceOfSatisfying(
            Resolution.Found.class, found -> assertThat(found.commit().sha()).isEqualTo(tagged));
    assertThat(repository.resolve(feature.value())).isInstanceOf(Resolution.Found.class);
    assertThat(repository.resolve("nowhere")).isInstanceOf(Resolution.Unknown.class);
    assertThat(refs()).doesNotContain("feature", "v1");
  }

  @Test
  void globsBecomeWhatGitUnderstands() {
    assertThat(Kept.needed(TRUNK, "release-*").specs())
        .contains("+refs/heads/release-*:refs/heads/release-*");
    assertThat(Kept.needed(TRUNK, "{a,b}/*")).isEqualTo(Kept.ALL);
    assertThat(Kept.needed(TRUNK, "stable").specs())
        .contains("+refs/heads/stable:refs/heads/stable");
  }

  private String refs() {
    return new String(
        BareRemote.git(
            folder.resolve("mirror"), Map.of(), "", "for-each-ref", "--format=%(refname)"),
        StandardCharsets.UTF_8);
  }
}
