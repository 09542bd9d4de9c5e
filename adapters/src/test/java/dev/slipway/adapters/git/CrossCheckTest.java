package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.adapters.merge.TreeMerge;
import dev.slipway.adapters.replay.CommitMerge.Check;
import dev.slipway.adapters.replay.CommitMerge.Merged;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pick that needed renames lands only with git's word, where there is a git. */
final class CrossCheckTest {
  private static final String TEXT = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private BareRemote remote;
  private CommitSha base;
  private CommitSha onto;
  private CommitSha pick;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    base = remote.commit("main", "Begin", "f", TEXT);
    remote.branch("release/1", base);
    onto = remote.commit("release/1", "Move", Map.of("g", TEXT), Set.of("f"));
    pick = remote.commit("main", "Change", "f", TEXT + "10\n");
  }

  @Test
  void gitComesToTheSameTree() throws IOException {
    assertThat(merged(new CrossCheck()))
        .isInstanceOfSatisfying(
            Merged.Clean.class,
            clean -> {
              assertThat(clean.checked()).isEqualTo(Check.SAME);
              assertThat(clean.renamed()).containsExactly("g");
            });
  }

  @Test
  void withoutGitThePickSaysSo() throws IOException {
    assertThat(check(new CrossCheck("no-git-here", PATIENCE))).isEqualTo(Check.NO_GIT);
  }

  @Test
  void gitThatIsTooOldIsNotAsked() throws IOException {
    assertThat(check(program("echo git version 2.37.9"))).isEqualTo(Check.NO_GIT);
  }

  @Test
  void gitThatBreaksOffIsNoAnswer() throws IOException {
    assertThat(check(program(answering("kill -ABRT $$")))).isEqualTo(Check.NO_GIT);
  }

  @Test
  void gitThatDoesNotEndIsStopped() throws IOException {
    Path git = program(answering("exec sleep 600"), "slow");
    CrossCheck slow = new CrossCheck(git.toString(), Duration.ofSeconds(2));
    assertThat(check(slow)).isEqualTo(Check.NO_GIT);
  }

  @Test
  void anotherTreeIsAConflict() throws IOException {
    String tree = "echo -n " + "1".repeat(40);
    assertThat(merged(program(answering(tree))))
        .isEqualTo(new Merged.Conflicting(List.of(new Conflict(".", Conflict.Kind.GIT_DISAGREES))));
  }

  @Test
  void conflictOfGitIsAConflict() throws IOException {
    String said = "printf '" + "1".repeat(40) + "\\0g\\0'; exit 1";
    assertThat(merged(program(answering(said))))
        .isEqualTo(new Merged.Conflicting(List.of(new Conflict("g", Conflict.Kind.GIT_DISAGREES))));
  }

  private static String answering(String merge) {
    return "case \"$*\" in *--version) echo git version 2.47.1 ;; *) " + merge + " ;; esac";
  }

  private CrossCheck program(String script) throws IOException {
    return new CrossCheck(program(script, "git").toString(), PATIENCE);
  }

  private Path program(String script, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private Check check(CrossCheck git) throws IOException {
    return ((Merged.Clean) merged(git)).checked();
  }

  private Merged merged(CrossCheck git) throws IOException {
    try (Repository mirror =
            new FileRepositoryBuilder().setGitDir(remote.folder().toFile()).build();
        PendingObjects objects = new PendingObjects(mirror);
        RevWalk walk = new RevWalk(mirror)) {
      return new CheckedMerge(new TreeMerge(), git)
          .merge(
              mirror,
              objects,
              walk.parseCommit(id(base)).getTree(),
              walk.parseCommit(id(onto)).getTree(),
              walk.parseCommit(id(pick)).getTree());
    }
  }

  private static ObjectId id(CommitSha sha) {
    return Commits.id(sha);
  }
}
