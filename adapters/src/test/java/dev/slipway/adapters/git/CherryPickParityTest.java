package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.replay.Imprint;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copy has the very id that {@code git cherry-pick -x} gives it. */
final class CherryPickParityTest {
  private static final Instant REQUESTED = Instant.parse("2026-11-20T10:15:30Z");
  private static final String SHA = "0123456789012345678901234567890123456789";

  @TempDir Path folder;
  private BareRemote remote;
  private GitRepository repository;
  private boolean signOff;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    CommitSha first = remote.commit("main", "Begin", Map.of("a", lines(), "b", "1\n"), Set.of());
    remote.branch("release/1", first);
    remote.commit("release/1", "Change the first line", "a", lines().replace("line 1\n", "x\n"));
    repository = Repositories.of(remote.folder().toUri().toString(), folder.resolve("mirror"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  static Stream<String> messages() {
    return Stream.of(
        "Subject",
        "Subject\n",
        "Subject\n\n\n",
        "\n\n  \nSubject after blanks\n",
        "Subject\n\nBody.\n",
        "Subject\n\nBody without end",
        "Subject   \n\nBody\t\n\n\n\nSecond   \n",
        "Subject\n\nBody.\n\nSigned-off-by: Ada <ada@example.com>\n",
        "Subject\n\nBody.\n\nReviewed-by: Ada\nBug: 12",
        "Subject\n\nReviewed-by: 開発者\n",
        "Subject\n\nSigned-off-by: Slipway <slipway@example.com>\n",
        "Subject\n\nSigned-off-by: Slipway <slipway@example.com>\nBug: 12\n",
        "Signed-off-by: Slipway <slipway@example.com>\n",
        "Subject\n\nBody.\n\nReviewed-by: Ada\nno trailer here\n",
        "Subject\n\nBody.\n\nSigned-off-by: Ada\none\ntwo\nthree\n",
        "Subject\n\nBody.\n\nSigned-off-by: Ada\none\ntwo\nthree\nfour\n",
        "Subject\n\nBody.\n\nReviewed-by: Ada\n  and others\n",
        "Subject\n\nBody.\n\n(cherry picked from commit " + SHA + ")\n",
        "Fix: looks like a trailer\n",
        "Subject\nSigned-off-by: Ada\n",
        "Subject\n\n# a comment\nBody\n# last\n",
        "Subject\n\nBug: 1\n# comment\n",
        "Subject\n\nBug: 1\n\nConflicts:\n\tfile\n",
        "Subject\n\nBody\r\nwith carriage returns\r\n",
        "Subject\n\nsee http://example.com\n",
        "Subject\n\nhttp://example.com\n",
        "Subject\n\nBug : 1\n",
        "Ünïcödé ✓\n\nBody – dash\n",
        "Subject\n\n---\nBug: 1\n",
        " indented subject\n\n- list\n- list\n");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void copyHasTheIdThatGitGivesIt(String message) {
    CommitSha fix = remote.commit("main", message, "a", lines() + "last\n");
    assertSame(fix);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void signOffStandsWhereGitPutsIt(String message) {
    signOff();
    CommitSha fix = remote.commit("main", message, "a", lines() + "last\n");
    assertSame(fix);
  }

  static Stream<String> reverted() {
    return Stream.of(
        "Subject",
        "Subject\n\nSigned-off-by: Slipway <slipway@example.com>\n",
        "Signed-off-by: Slipway <slipway@example.com>\n",
        "Fix: looks like a trailer\n",
        "Ünïcödé ✓\n\nBody – dash\n");
  }

  @ParameterizedTest
  @MethodSource("reverted")
  void revertIsWordedAsGitWordsIt(String message) {
    signOff();
    CommitSha copy = remote.commit("release/1", message, "b", "2\n");
    PickOrder order =
        new PickOrder(
            new BranchName("release/1"),
            PickOrder.Direction.REVERT,
            List.of(copy),
            1,
            "",
            REQUESTED);
    PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
    repository.land(order, plan);
    Path work = work(copy);
    BareRemote.git(work, Map.of(), "", "revert", "--no-edit", "-s", copy.value());
    assertThat(remote.git("log", "-1", "--format=%B", plan.head().value()))
        .isEqualTo(git(work, "log", "-1", "--format=%B"));
  }

  @Test
  void severalCopiesHaveTheSameIds() {
    CommitSha one = remote.commit("main", "One", "a", lines() + "last\n");
    CommitSha two = remote.commit("main", "Two", Map.of("new/file", "x"), Set.of("b"));
    assertSame(one, two);
  }

  @Test
  void messageInAnotherEncodingBecomesUtf8() {
    String head = remote.head("main").value();
    remote.commit("main", "Change", "a", lines() + "last\n");
    String tree = remote.git("rev-parse", "main^{tree}").strip();
    String raw =
        "tree %s\nparent %s\nauthor J\u00fcrgen <j@example.com> 1767225600 -0330\n"
                .formatted(tree, head)
            + "committer J\u00fcrgen <j@example.com> 1767225600 -0330\nencoding ISO-8859-1\n\n"
            + "Gr\u00fc\u00dfe\n";
    Path file = folder.resolve("raw");
    write(file, raw.getBytes(StandardCharsets.ISO_8859_1));
    String sha = remote.git("hash-object", "-t", "commit", "-w", file.toString()).strip();
    remote.branch("main", new CommitSha(sha));
    assertSame(new CommitSha(sha));
    assertThat(found(sha).author().name()).isEqualTo("J\u00fcrgen");
    assertThat(found(sha).subject()).isEqualTo("Gr\u00fc\u00dfe");
  }

  @Test
  void bytesThatAreNoTextAreTakenForLatin1() {
    String head = remote.head("main").value();
    remote.commit("main", "Change", "a", lines() + "last\n");
    String tree = remote.git("rev-parse", "main^{tree}").strip();
    String raw =
        "tree %s\nparent %s\nauthor A\u00ff <j@example.com> 1767225600 +0000\n"
                .formatted(tree, head)
            + "committer A <j@example.com> 1767225600 +0000\n\nBytes \u00ff\u00fe\n";
    Path file = folder.resolve("raw");
    write(file, raw.getBytes(StandardCharsets.ISO_8859_1));
    String sha = remote.git("hash-object", "-t", "commit", "-w", file.toString()).strip();
    remote.branch("main", new CommitSha(sha));
    assertSame(new CommitSha(sha));
  }

  @Test
  void executableBitsAndLinksAreCopied() {
    String head = remote.head("main").value();
    String stream =
        "commit refs/heads/main\ncommitter A <a@example.com> 1767225600 +0000\ndata 4\nMode\n"
            + "from %s\nM 755 inline tool\ndata 1\nx\nM 120000 inline link\ndata 1\na\n"
                .formatted(head);
    remote.git(Map.of(), stream, "fast-import", "--quiet");
    assertSame(remote.head("main"));
  }

  private void assertSame(CommitSha... commits) {
    PickOrder order = new PickOrder(new BranchName("release/1"), List.of(commits), REQUESTED);
    PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
    Path work = work(remote.head("release/1"));
    for (CommitSha commit : commits) {
      BareRemote.git(
          work,
          Map.of("GIT_COMMITTER_DATE", REQUESTED.getEpochSecond() + " +0000"),
          "",
          "cherry-pick",
          "-x",
          signOff ? "--signoff" : "--no-signoff",
          commit.value());
    }
    String expected = git(work, "rev-parse", "HEAD").strip();
    if (!plan.head().value().equals(expected)) {
      repository.land(order, plan);
      assertThat(remote.git("cat-file", "-p", plan.head().value()))
          .isEqualTo(git(work, "cat-file", "-p", expected));
    }
    assertThat(plan.head().value()).isEqualTo(expected);
  }

  private void signOff() {
    repository.close();
    signOff = true;
    repository =
        Repositories.of(
            remote.folder().toUri().toString(),
            folder.resolve("mirror"),
            new Imprint(Optional.empty(), true, Optional.empty(), Optional.empty()));
  }

  private Path work(CommitSha head) {
    Path work = folder.resolve("work");
    BareRemote.git(folder, Map.of(), "", "clone", "-q", remote.folder().toString(), "work");
    git(work, "checkout", "-q", "-b", "copies", head.value());
    return work;
  }

  private Commit found(String sha) {
    return ((Resolution.Found) repository.resolve(sha)).commit();
  }

  private static String git(Path in, String... arguments) {
    return new String(BareRemote.git(in, Map.of(), "", arguments), StandardCharsets.UTF_8);
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lines() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      lines.append("line ").append(i).append('\n');
    }
    return lines.toString();
  }
}
