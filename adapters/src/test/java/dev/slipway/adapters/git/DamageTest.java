package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.mirror.Folders;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done to a mirror, the next pick finds a whole one. */
final class DamageTest {
  enum Damage {
    PACK_GONE,
    PACK_CUT,
    PACK_EMPTY,
    PACK_OF_RUBBISH,
    INDEX_GONE,
    INDEX_CUT,
    INDEX_EMPTY,
    INDEX_OF_RUBBISH,
    OBJECTS_GONE,
    REFS_GONE,
    REF_EMPTY,
    REF_OF_RUBBISH,
    REF_TO_NOWHERE,
    PACKED_REFS_OF_RUBBISH,
    HEAD_GONE,
    HEAD_EMPTY,
    HEAD_OF_RUBBISH,
    CONFIG_GONE,
    CONFIG_EMPTY,
    CONFIG_OF_RUBBISH,
    GRAPH_CUT,
    GRAPH_EMPTY,
    GRAPH_OF_RUBBISH
  }

  @TempDir Path folder;
  private BareRemote remote;
  private CommitSha fix;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    CommitSha first = remote.commit("main", "Begin", "a", "1\n2\n3\n".repeat(99));
    remote.branch("release/1", first);
    fix = remote.commit("main", "Fix", "a", "0\n" + "1\n2\n3\n".repeat(99));
  }

  @ParameterizedTest
  @EnumSource
  void isMendedAtTheNextStart(Damage damage) throws IOException {
    try (GitRepository before = open()) {
      before.resolve("main");
    }
    inflict(damage);
    try (GitRepository after = open()) {
      assertWorks(after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isMendedWhileInUse(Damage damage) throws IOException {
    try (GitRepository repository = open()) {
      repository.plan(order());
      inflict(damage);
      assertWorks(repository);
    }
  }

  private void assertWorks(GitRepository repository) {
    assertThat(repository.resolve("main")).isInstanceOf(Resolution.Found.class);
    assertThat(repository.resolve(fix.value()))
        .isInstanceOfSatisfying(
            Resolution.Found.class, found -> assertThat(found.onTrunk()).isTrue());
    assertThat(repository.branches("release/*")).hasSize(1);
    assertThat(repository.plan(order())).isInstanceOf(PickPlan.Clean.class);
    assertThat(repository.resolve(remote.commit("main", "Next", "b", "1\n").value()))
        .isInstanceOf(Resolution.Found.class);
  }

  private void inflict(Damage damage) throws IOException {
    String name = damage.name();
    switch (damage) {
      case PACK_GONE, PACK_CUT, PACK_EMPTY, PACK_OF_RUBBISH ->
          packs(".pack").forEach(f -> spoil(f, name));
      case INDEX_GONE, INDEX_CUT, INDEX_EMPTY, INDEX_OF_RUBBISH ->
          packs(".idx").forEach(f -> spoil(f, name));
      case OBJECTS_GONE -> Folders.remove(mirror().resolve("objects"));
      case REFS_GONE -> Folders.remove(mirror().resolve("refs"));
      case REF_EMPTY, REF_OF_RUBBISH -> spoil(mirror().resolve("refs/heads/main"), name);
      case REF_TO_NOWHERE ->
          Files.writeString(mirror().resolve("refs/heads/main"), "a".repeat(40) + "\n");
      case PACKED_REFS_OF_RUBBISH ->
          Files.writeString(mirror().resolve("packed-refs"), "rubbish\n".repeat(9));
      case HEAD_GONE, HEAD_EMPTY, HEAD_OF_RUBBISH -> spoil(mirror().resolve("HEAD"), name);
      case CONFIG_GONE, CONFIG_EMPTY, CONFIG_OF_RUBBISH -> spoil(mirror().resolve("config"), name);
      case GRAPH_CUT, GRAPH_EMPTY, GRAPH_OF_RUBBISH ->
          spoil(mirror().resolve("objects/info/commit-graph"), name);
    }
  }

  private static void spoil(Path file, String how) {
    try {
      assertThat(file).exists();
      file.toFile().setWritable(true);
      if (how.endsWith("GONE")) {
        Files.delete(file);
      } else if (how.endsWith("CUT")) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(Files.size(file) / 2);
        }
      } else {
        Files.writeString(file, how.endsWith("EMPTY") ? "" : "[rubbish\n".repeat(200));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> packs(String ending) throws IOException {
    try (Stream<Path> files = Files.list(mirror().resolve("objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private GitRepository open() {
    return Repositories.of(remote.folder().toUri().toString(), mirror());
  }

  private Path mirror() {
    return folder.resolve("mirrors/shop");
  }

  private PickOrder order() {
    return new PickOrder(
        new BranchName("release/1"), List.of(fix), Instant.parse("2026-11-20T10:15:30Z"));
  }
}
