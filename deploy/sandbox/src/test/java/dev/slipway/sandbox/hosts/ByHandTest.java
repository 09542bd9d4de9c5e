package dev.slipway.sandbox.hosts;

import static dev.slipway.sandbox.hosts.ServerStage.done;
import static dev.slipway.sandbox.hosts.ServerStage.failed;
import static dev.slipway.sandbox.hosts.ServerStage.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the page on servers says to type when there is no bot, typed as it stands there. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ByHandTest {
  private static final Pattern GENERATION = Pattern.compile("gen/0\\d+(?= \\.next)");
  private static final Pattern JOB = Pattern.compile("jobs/[^/]+");

  @TempDir private static Path folder;

  @AutoClose private ServerStage stage;

  @BeforeAll
  void start() throws IOException {
    stage = ServerStage.open(folder);
  }

  @Test
  void everyCommandDoesWhatThePageSays() throws IOException {
    String release = stage.prepared();
    String before = current();
    done(stage.act(release, "live", new ServerAction.Live(stage.good())));

    assertThat(type("/__slipway/shop")).contains("live=blue percent=0");
    assertThat(type("cat current/state")).contains("live=blue").contains("percent=0");
    assertThat(type("grep -E")).contains(before + "/state:live=green");
    assertThat(type("/version")).contains(stage.old().commit().value());

    stage.host().shell("docker stop $(docker ps --quiet --filter publish=18102)");
    type("docker compose");
    Awaitility.await()
        .until(
            () ->
                stage
                    .host()
                    .attempt("curl -s 127.0.0.1:18103/version")
                    .text()
                    .contains(stage.old().commit().value()));
    typed(GENERATION.matcher(line("ln -sfn")).replaceAll(before));
    Awaitility.await().untilAsserted(stage::usersSawNothing);
    done(
        stage
            .fleet()
            .act(stage.host(), new Job(release, "live", 2), new ServerAction.Live(stage.good())));
    usersAreOnTheGoodBuild();
    done(stage.act(release, "back", new ServerAction.Back(stage.good())));
  }

  /** The running nginx says a number already that the files are about to take once more. */
  @Test
  void whoeverGoesBackAndDoesNotReloadMisleadsNobody() throws IOException {
    String release = stage.prepared();
    String before = current();
    done(stage.act(release, "close", new ServerAction.Maintenance(true)));
    String link = GENERATION.matcher(line("ln -sfn")).replaceAll(before);
    typed(link.substring(0, link.indexOf(" && nginx")));
    done(stage.act(release, "live", new ServerAction.Live(stage.good())));
    usersAreOnTheGoodBuild();
    done(stage.act(release, "back", new ServerAction.Back(stage.good())));
  }

  @Test
  void whyAJobFailedIsInItsFilesAndAnotherDatabaseBeginsAnew() throws IOException {
    stage.fleet().fence(1L << 40);
    done(stage.act(stage.release(), "prepare", prepare(stage.good())));
    stage.fleet().fence(1);
    Job job = new Job(stage.release(), "prepare", 1);
    Outcome refused = stage.fleet().act(stage.host(), job, prepare(stage.good()));
    failed(refused, Fault.OLDER_FENCE, "");
    assertThat(typed(JOB.matcher(line("tail jobs")).replaceAll("jobs/" + job)))
        .contains("older-fence this server has seen fence " + (1L << 40));
    type("rm fence");
    done(stage.fleet().act(stage.host(), job, prepare(stage.good())));
  }

  private void usersAreOnTheGoodBuild() {
    assertThat(Load.each(stage.fleet().hosts(), 20, 2).values())
        .containsOnly(stage.good().commit().value());
  }

  private String current() {
    return stage.host().shell("readlink /srv/slipway/shop/current").strip();
  }

  private String type(String words) throws IOException {
    return typed(line(words));
  }

  private String typed(String line) {
    return stage.host().shell("cd /srv/slipway/shop\n" + withTheComposeThatIsHere(line));
  }

  private String withTheComposeThatIsHere(String line) {
    return stage.host().attempt("docker compose version").exitCode() == 0
        ? line
        : line.replace("docker compose ", "docker-compose ");
  }

  /** The line of the page that has these words. */
  private static String line(String words) throws IOException {
    String page = Files.readString(Path.of("../../docs/servers.md"));
    int begin = page.indexOf("## By hand, without the bot");
    List<String> lines =
        page.substring(begin, page.indexOf("\n## ", begin))
            .lines()
            .filter(line -> line.contains(words))
            .toList();
    return lines.getFirst();
  }
}
