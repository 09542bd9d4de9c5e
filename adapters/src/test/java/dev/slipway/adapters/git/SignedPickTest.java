package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.replay.Imprint;
import dev.slipway.adapters.signing.KeyRing;
import dev.slipway.adapters.signing.SigningKey;
import dev.slipway.adapters.signing.SigningKey.Format;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.PushOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lands is signed so that git itself believes it, and is found again after a lost answer. */
final class SignedPickTest {
  private static final BranchName RELEASE = new BranchName("release/1");
  private static final Instant REQUESTED = Instant.parse("2026-11-20T10:15:30Z");

  private static final Kind SSH_ED25519 =
      new Kind("SSH, Ed25519", Format.SSH, keys -> keys.ssh("", "-t", "ed25519"));

  /** What makes one key. */
  record Kind(String name, Format format, Function<KeyRing, Path> made) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** ECDSA makes another signature every time, the others the same. */
  static Stream<Kind> kinds() {
    return Stream.of(
        SSH_ED25519,
        new Kind("SSH, RSA", Format.SSH, keys -> keys.ssh("", "-t", "rsa")),
        new Kind("SSH, ECDSA", Format.SSH, keys -> keys.ssh("", "-t", "ecdsa")),
        new Kind("GPG, Ed25519", Format.GPG, keys -> keys.gpg("", "ed25519", "sign")),
        new Kind("GPG, RSA", Format.GPG, keys -> keys.gpg("", "rsa3072", "sign")),
        new Kind("GPG, ECDSA", Format.GPG, keys -> keys.gpg("", "nistp256", "sign")),
        new Kind("GPG, subkeys", Format.GPG, KeyRing::gpgWithSubkeys));
  }

  @TempDir static Path keyFolder;
  private static KeyRing keys;

  @TempDir Path folder;
  private final List<GitRepository> replicas = new ArrayList<>();
  private BareRemote remote;

  @BeforeAll
  static void createKeys() {
    keys = new KeyRing(keyFolder);
  }

  @AfterAll
  static void stopAgent() {
    keys.close();
  }

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    CommitSha first = remote.commit("main", "Begin", Map.of("a", "1\n", "b", "1\n"), Set.of());
    remote.branch("release/1", first);
    remote.commit("release/1", "Own", "own", "1\n");
  }

  @AfterEach
  void close() {
    replicas.forEach(GitRepository::close);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gitBelievesTheSignature(Kind kind) throws IOException {
    Path key = kind.made.apply(keys);
    GitRepository repository = replica(kind, key);
    PickOrder order = order(fix("a"), fix("b"));
    PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
    PushOutcome.Pushed pushed = (PushOutcome.Pushed) repository.land(order, plan);
    assertThat(remote.head("release/1")).isEqualTo(pushed.head()).isNotEqualTo(plan.head());
    for (PickedCommit copy : pushed.commits()) {
      assertThat(verified(kind, key, copy.landed())).contains("ood");
    }
    assertThat(subjects()).containsExactly("Fix b", "Fix a", "Own", "Begin");
    assertThat(remote.git("rev-parse", "release/1^{tree}")).isEqualTo(repositoryTree(plan.head()));
  }

  /** The one that pushed dies before it can note that; another begins with an empty disk. */
  @ParameterizedTest
  @MethodSource("kinds")
  void lostAnswerIsFoundOnTheBranch(Kind kind) {
    Path key = kind.made.apply(keys);
    PickOrder order = order(fix("a"), fix("b"));
    PushOutcome.Pushed lost = land(replica(kind, key), order);
    CommitSha head = remote.commit("release/1", "Later", "c", "1\n");
    assertThat(replica(kind, key).plan(order)).isEqualTo(new PickPlan.Landed(head, lost.commits()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void lostAnswerIsFoundWhenAPartWasThereBefore(Kind kind) {
    Path key = kind.made.apply(keys);
    CommitSha there = fix("a");
    remote.commit("release/1", "The same by hand", "a", "2\n");
    PickOrder order = order(there, fix("b"));
    PushOutcome.Pushed lost = land(replica(kind, key), order);
    assertThat(lost.commits()).hasSize(1);
    assertThat(replica(kind, key).plan(order))
        .isEqualTo(new PickPlan.Landed(lost.head(), lost.commits()));
  }

  /** A replica that was only paused pushes late, with a signature of its own. */
  @ParameterizedTest
  @MethodSource("kinds")
  void twoReplicasLandOneOrderOnce(Kind kind) {
    Path key = kind.made.apply(keys);
    PickOrder order = order(fix("a"));
    GitRepository paused = replica(kind, key);
    PickPlan.Clean plan = (PickPlan.Clean) paused.plan(order);
    PushOutcome.Pushed first = land(replica(kind, key), order);
    switch (paused.land(order, plan)) {
      case PushOutcome.Pushed same -> assertThat(same).isEqualTo(first);
      case PushOutcome other -> assertThat(other).isInstanceOf(PushOutcome.Raced.class);
    }
    assertThat(paused.plan(order)).isEqualTo(new PickPlan.Landed(first.head(), first.commits()));
    assertThat(subjects()).containsExactly("Fix a", "Own", "Begin");
  }

  @Test
  void lostAnswerIsFoundWhenTheWordingHasChangedSince() {
    CommitSha there = fix("a");
    remote.commit("release/1", "The same by hand", "a", "2\n");
    PickOrder order = order(there, fix("b"));
    PushOutcome.Pushed lost = land(replica(Imprint.NONE), order);
    Imprint signedOff = new Imprint(Optional.empty(), true, Optional.empty(), Optional.empty());
    assertThat(replica(signedOff).plan(order))
        .isEqualTo(new PickPlan.Landed(lost.head(), lost.commits()));
  }

  @Test
  void whatIsTakenBackIsSignedToo() throws IOException {
    Path key = SSH_ED25519.made.apply(keys);
    GitRepository repository = replica(SSH_ED25519, key);
    CommitSha copy = land(repository, order(fix("a"))).head();
    PickOrder back =
        new PickOrder(
            RELEASE, PickOrder.Direction.REVERT, List.of(copy), 1, "", REQUESTED.plusSeconds(1));
    CommitSha revert = land(repository, back).head();
    assertThat(verified(SSH_ED25519, key, revert)).contains("Good");
    assertThat(remote.git("log", "-1", "--format=%B", revert.value()))
        .isEqualTo("Revert \"Fix a\"\n\nThis reverts commit %s.\n\n".formatted(copy));
  }

  @Test
  void whatAPersonResolvedStaysTheirs() {
    GitRepository repository = replica(sign(new NoKey()));
    CommitSha fix = fix("a");
    remote.branch("pick/1", remote.head("release/1"));
    CommitSha theirs =
        remote.commit(
            "pick/1", "Fix a\n\n(cherry picked from commit %s)\n".formatted(fix), "a", "2x\n");
    PickPlan.Clean plan = (PickPlan.Clean) repository.adopt(order(fix), new BranchName("pick/1"));
    assertThat(repository.land(order(fix), plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
    assertThat(remote.head("release/1")).isEqualTo(theirs);
  }

  @Test
  void onlyLandingNeedsTheKey() {
    GitRepository repository = replica(sign(new NoKey()));
    PickOrder order = order(fix("a"));
    CommitSha before = remote.head("release/1");
    PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
    assertThat(repository.survey(order, plan).files()).hasSize(1);
    assertThatThrownBy(() -> repository.land(order, plan))
        .isInstanceOf(Denied.class)
        .hasMessage("there is no key");
    assertThat(remote.head("release/1")).isEqualTo(before);
  }

  private record NoKey() implements SigningKey {
    @Override
    public void check() {
      throw new Denied("there is no key");
    }

    @Override
    public String sign(byte[] commit, Instant at) {
      throw new Denied("there is no key");
    }
  }

  private GitRepository replica(Kind kind, Path key) {
    return replica(sign(SigningKey.of(kind.format, key)));
  }

  private GitRepository replica(Imprint imprint) {
    GitRepository replica =
        Repositories.of(
            remote.folder().toUri().toString(),
            folder.resolve("mirror-" + replicas.size()),
            imprint);
    replicas.add(replica);
    return replica;
  }

  private static Imprint sign(SigningKey key) {
    return new Imprint(Optional.empty(), false, Optional.of(key), Optional.empty());
  }

  private PushOutcome.Pushed land(GitRepository repository, PickOrder order) {
    return (PushOutcome.Pushed) repository.land(order, (PickPlan.Clean) repository.plan(order));
  }

  private String verified(Kind kind, Path key, CommitSha commit) throws IOException {
    String signers = kind.format == Format.SSH ? keys.allowedSigners(key).toString() : "/dev/null";
    return remote.git(
        Map.of("GNUPGHOME", keys.gnupgHome().toString()),
        "",
        "-c",
        "gpg.ssh.allowedSignersFile=" + signers,
        "verify-commit",
        "-v",
        commit.value());
  }

  private String repositoryTree(CommitSha unsigned) {
    Path mirror = folder.resolve("mirror-0");
    return new String(
        BareRemote.git(mirror, Map.of(), "", "rev-parse", unsigned.value() + "^{tree}"),
        StandardCharsets.UTF_8);
  }

  private Stream<String> subjects() {
    return remote.git("log", "--format=%s", "release/1").lines();
  }

  private CommitSha fix(String path) {
    return remote.commit("main", "Fix " + path, path, "2\n");
  }

  private static PickOrder order(CommitSha... commits) {
    return new PickOrder(RELEASE, List.of(commits), REQUESTED);
  }
}
