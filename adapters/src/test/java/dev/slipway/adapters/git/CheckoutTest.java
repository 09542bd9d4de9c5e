package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckoutTest {
  @TempDir Path folder;
  private BareRemote remote;
  private GitRepository repository;

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    repository = Repositories.of(remote.folder().toUri().toString(), folder.resolve("mirror"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void filesBitsAndLinksAreWritten() throws IOException {
    CommitSha commit =
        tree(
            "M 644 inline a/file\ndata 2\n1\n\n"
                + "M 755 inline tool\ndata 2\n2\n\n"
                + link("a/link", "../tool"));
    Path out = repository.export(commit, folder.resolve("builds"));
    assertThat(out.getParent()).isEqualTo(folder.resolve("builds"));
    assertThat(out.resolve("a/file")).hasContent("1\n");
    assertThat(Files.isExecutable(out.resolve("a/file"))).isFalse();
    assertThat(Files.isExecutable(out.resolve("tool"))).isTrue();
    assertThat(out.resolve("a/link")).isSymbolicLink().hasContent("2\n");
    assertThat(out.resolve(".git")).doesNotExist();
    assertThat(repository.export(commit, folder.resolve("builds"))).isNotEqualTo(out);
  }

  @ParameterizedTest
  @CsvSource({
    "link, /etc/passwd",
    "link, ../outside",
    "a/link, ../../outside",
    "a/b/link, up/../../../missing"
  })
  void linkThatLeadsOutIsRefused(String path, String target) throws IOException {
    CommitSha commit = tree(link("a/b/up", "../..") + link(path, target));
    assertThatThrownBy(() -> repository.export(commit, folder.resolve("builds")))
        .isInstanceOf(Denied.class)
        .hasMessageContaining(path);
    try (Stream<Path> left = Files.list(folder.resolve("builds"))) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"link, a/../b", "a/link, ../missing", "loop, loop", "a/b/link, up/a"})
  void linkThatStaysInsideIsWritten(String path, String target) {
    CommitSha commit = tree(link("a/b/up", "../..") + link(path, target));
    assertThat(repository.export(commit, folder.resolve("builds")).resolve(path)).isSymbolicLink();
  }

  private CommitSha tree(String entries) {
    remote.git(
        Map.of(),
        "commit refs/heads/main\ncommitter A <a@example.com> 1767225600 +0000\ndata 4\nTree\n"
            + entries,
        "fast-import",
        "--quiet");
    return remote.head("main");
  }

  private static String link(String path, String target) {
    return "M 120000 inline %s\ndata %d\n%s\n".formatted(path, target.length(), target);
  }
}
