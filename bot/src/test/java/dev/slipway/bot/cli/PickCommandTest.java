package dev.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PickCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void create() throws IOException {
    git("init", "-q", "-b", "main", ".");
    git("config", "user.name", "Author");
    git("config", "user.email", "author@example.com");
    commit("Begin", "f", "1\n2\n3\n4\n5\n");
    git("branch", "release");
  }

  @Test
  void cleanPickIsRehearsedAndNothingMoves() throws IOException {
    commit("Change", "f", "1\n2\n3\n4\nfive\n");
    String before = git("rev-parse", "release");

    int exit = run("--onto", "release", "--json", "main");

    JsonNode answer = answers().getFirst();
    assertThat(exit).isEqualTo(ExitCodes.OK);
    assertThat(answer.path("outcome").asText()).isEqualTo("clean");
    assertThat(answer.path("tree").asText()).isEqualTo(git("rev-parse", "main^{tree}"));
    assertThat(answer.path("commits").path(0).asText()).isEqualTo(git("rev-parse", "main"));
    assertThat(answer.path("conflicts").isEmpty()).isTrue();
    assertThat(answer.path("millis").isNumber()).isTrue();
    assertThat(git("rev-parse", "release")).isEqualTo(before);
  }

  @Test
  void cleanPickLandsWhenItIsTold() throws IOException {
    commit("Change", "f", "1\n2\n3\n4\nfive\n");

    int exit = run("--onto", "release", "--land", "--json", "main");

    assertThat(exit).isEqualTo(ExitCodes.OK);
    assertThat(git("rev-parse", "release")).isEqualTo(answers().getFirst().path("head").asText());
    assertThat(git("log", "-1", "--format=%b", "release"))
        .isEqualTo("(cherry picked from commit " + git("rev-parse", "main") + ")");
    assertThat(run("--onto", "release", "--json", "main")).isEqualTo(ExitCodes.CONFLICT);
    JsonNode again = answers().getLast();
    assertThat(again.path("outcome").asText()).isEqualTo("empty");
    assertThat(again.path("reason").asText()).startsWith("already there: ");
  }

  @Test
  void checkedOutBranchIsNotMoved() throws IOException {
    commit("Change", "f", "1\n2\n3\n4\nfive\n");
    git("checkout", "-q", "release");

    assertThat(run("--onto", "release", "--land", "main")).isEqualTo(ExitCodes.CONFLICT);
    assertThat(out.toString()).contains("release is checked out here; nothing was landed");
  }

  @Test
  void conflictNamesPathsAndWhatIsMissing() throws IOException {
    commit("Once", "f", "1\n2\nthree\n4\n5\n");
    String missing = git("rev-parse", "main");
    commit("Twice", "f", "1\n2\nTHREE\n4\n5\n");

    int exit = run("--onto", "release", "--json", "main");

    JsonNode answer = answers().getFirst();
    assertThat(exit).isEqualTo(ExitCodes.CONFLICT);
    assertThat(answer.path("outcome").asText()).isEqualTo("conflict");
    assertThat(answer.path("conflicts").toString())
        .isEqualTo("[{\"path\":\"f\",\"kind\":\"both_changed\"}]");
    assertThat(answer.path("prerequisites").toString()).isEqualTo("[\"" + missing + "\"]");
  }

  @Test
  void rangeIsPickedWithoutItsMerges() throws IOException {
    commit("One", "one", "1\n");
    commit("Two", "two", "2\n");

    assertThat(run("--onto", "release", "--json", "release..main")).isEqualTo(ExitCodes.OK);
    assertThat(answers().getFirst().path("commits")).hasSize(2);
  }

  @Test
  void mergeIsPickedAgainstTheParentThatIsNamed() throws IOException {
    git("checkout", "-q", "-b", "side");
    commit("Side", "side", "1\n");
    git("checkout", "-q", "main");
    commit("Main", "main", "1\n");
    git("merge", "-q", "--no-ff", "-m", "Merge", "side");

    for (String parent : List.of("1", "2")) {
      run("--onto", "release", "--json", "-m", parent, "main");
      git("checkout", "-q", "--detach", "release");
      git("cherry-pick", "-m", parent, "main");
      assertThat(answers().getLast().path("tree").asText())
          .isEqualTo(git("rev-parse", "HEAD^{tree}"));
    }
    assertThat(run("--onto", "release", "--json", "-m", "3", "main")).isEqualTo(ExitCodes.CONFLICT);
    assertThat(answers().getLast().path("reason").asText()).contains("has no parent 3");
    assertThat(run("--onto", "release", "-m", "0", "main")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void badLineOfABatchIsRefusedOnItsOwnLine() throws IOException {
    commit("Change", "f", "1\n2\n3\n4\nfive\n");
    Path batch = folder.resolve("batch");
    Files.writeString(batch, "nowhere main\n\nrelease\nrelease nothing\nrelease main\n");

    int exit = run("--batch", batch.toString(), "--json");

    List<JsonNode> answers = answers();
    assertThat(exit).isEqualTo(ExitCodes.CONFLICT);
    assertThat(answers.stream().map(a -> a.path("outcome").asText()))
        .containsExactly("refused", "refused", "refused", "refused", "clean");
    assertThat(answers.get(0).path("reason").asText())
        .isEqualTo("there is no branch or commit nowhere");
    assertThat(answers.get(3).path("reason").asText()).isEqualTo("there is no commit nothing");
  }

  @Test
  void wrongCommandLineIsSaid() {
    assertThat(run("--onto", "release")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("--batch", folder.resolve("none").toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("there is no file");
    assertThat(
            new CommandLine(new PickCommand(InstantSource.system()))
                .setErr(new PrintWriter(err))
                .execute("--repo", folder.resolve("f").toString(), "--onto", "x", "y"))
        .isEqualTo(ExitCodes.USAGE);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--repo", folder.toString()));
    all.addAll(List.of(arguments));
    return new CommandLine(new PickCommand(InstantSource.system()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private List<JsonNode> answers() throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      answers.add(new ObjectMapper().readTree(line));
    }
    return answers;
  }

  private void commit(String message, String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    git("add", file);
    git("commit", "-q", "-m", message);
  }

  private String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("HOME", folder.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
