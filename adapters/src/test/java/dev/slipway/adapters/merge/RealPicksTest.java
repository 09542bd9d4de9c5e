package dev.slipway.adapters.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.adapters.merge.GitMerges.Answer;
import dev.slipway.adapters.merge.GitMerges.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Picks that people made, where they are kept beside the checkout; they are not part of it. */
final class RealPicksTest {
  private static final Path KEPT = Path.of("../../../shared/picks");

  @TempDir Path folder;

  @Test
  void everyPickHasGitsVerdictGitsTreeAndGitsConflicts() throws IOException {
    Path kept = kept();
    assumeTrue(
        Files.exists(kept.resolve("netty.bundle")),
        "THE REAL PICKS ARE NOT HERE: nothing was compared with " + kept.toAbsolutePath());
    GitMerges merges = new GitMerges(folder);
    String bundle = kept.resolve("netty.bundle").toRealPath().toString();
    merges.git("", "clone", "-q", "--bare", bundle, "netty.git");
    List<String[]> rows =
        Files.readAllLines(kept.resolve("netty.tsv")).stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .toList();
    List<Answer> answers =
        new GitMerges(folder.resolve("netty.git"))
            .byUs(rows.stream().map(r -> new Question(r[1], r[2])).toList());
    assertThat(answers).isEqualTo(rows.stream().map(RealPicksTest::answer).toList());
    assertThat(answers).hasSize(180);
  }

  /** Beside the checkout; a work tree may be one level further down. */
  private static Path kept() {
    Path near = Path.of("../../shared/picks");
    return Files.exists(near) ? near : KEPT;
  }

  private static Answer answer(String[] row) {
    SortedSet<String> paths = new TreeSet<>(Arrays.asList(row[5].split(",")));
    paths.remove("");
    return new Answer(row[3].equals("clean"), row[4], paths, new TreeSet<>());
  }
}
