package dev.slipway.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is there after {@code kill -9}. */
class H2SurvivesKillTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void acceptedRequestsSurviveTheKillOfTheirReplica() throws Exception {
    Path file = folder.resolve("slipway");

    int accepted = acceptUntilKilled(file);

    try (Database database = Database.open(TestDatabases.h2InFile(file))) {
      assertThat(new SqlInbox(database).left(NOW.plusSeconds(1)))
          .hasSizeGreaterThanOrEqualTo(accepted);
    }
  }

  private static int acceptUntilKilled(Path file) throws IOException, InterruptedException {
    Process replica =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Replica.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = replica.inputReader()) {
      int accepted = 0;
      while (accepted < 20 && said.readLine() != null) {
        accepted++;
      }
      replica.destroyForcibly();
      assertThat(accepted).isEqualTo(20);
      return accepted;
    } finally {
      replica.waitFor();
    }
  }

  /** Accepts requests and says so, until it is killed. */
  static final class Replica {
    private Replica() {}

    public static void main(String[] arguments) throws IOException {
      Database database = Database.open(TestDatabases.h2InFile(Path.of(arguments[0])));
      SqlInbox inbox = new SqlInbox(database);
      for (int i = 0; i < 90; i++) {
        inbox.accept(List.of("event-" + i), "p", NOW);
        System.out.println("accepted " + i);
        System.out.flush();
      }
      System.in.read();
    }
  }
}
