package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.bot.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/**
 * From a server that knows nothing of an app to one that a release can go to, by the shell alone.
 */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServersCommandTest {
  @TempDir private static Path folder;

  @AutoClose private ServerStage stage;
  private RealHost host;
  private Path known;
  private Path file;

  private final StringWriter said = new StringWriter();

  @BeforeAll
  void start() throws IOException {
    stage = ServerStage.open(folder);
    host = stage.host();
  }

  @BeforeEach
  void write(TestInfo test) throws IOException {
    known = folder.resolve("known-" + test.getTestMethod().orElseThrow().getName());
    file = Files.writeString(folder.resolve("slipway.yaml"), configuration());
  }

  @Test
  void aServerIsSetUpCheckedClosedAndOpened() throws IOException {
    assertThat(run("init", "--apply")).isEqualTo(3);
    assertThat(said()).contains("SHA256:", "add to %s: %s ".formatted(known, host.host()));
    Files.writeString(known, host.knownHost() + "\n");
    assertThat(checked()).startsWith("mistake").contains("reached as root");
    assertThat(said()).contains("it is not set up for stall: slipway servers init");
    assertThat(run("maintenance", "on")).isEqualTo(3);

    assertThat(run("init", "--apply")).isZero();
    assertThat(said()).contains("ok       stall, production, web-1: stall is ready here");
    assertThat(run("init", "--apply")).as("once more").isZero();
    assertThat(run("init", "--apply", "--adopt", "8000")).isEqualTo(3);
    assertThat(said()).contains("stall was set up here before, without --adopt");
    assertThat(checked()).startsWith("mistake");
    assertThat(said()).contains("there is no /srv/slipway/stall/compose.yml");

    Files.writeString(host.folder().resolve("srv/slipway/stall/compose.yml"), HostFiles.COMPOSE);
    Files.writeString(
        host.folder().resolve("etc/nginx/sites-enabled/stall"),
        "server { listen 81; location / { proxy_pass http://$stall_pool; } }\n");
    host.shell("nginx -s reload");
    assertThat(checked())
        .startsWith("ok ")
        .contains("no release was live yet, generation 0, docker ")
        .contains("nginx -t is well");

    assertThat(run("maintenance", "on")).isZero();
    assertThat(said()).contains("web-1: closed: it answers 503");
    assertThat(answer(81)).contains("503 Service");
    assertThat(checked()).startsWith("ok ").contains("closed for maintenance");
    assertThat(run("maintenance", "on")).isZero();
    assertThat(said()).contains("was closed already");
    assertThat(run("maintenance", "off")).isZero();
    assertThat(answer(81)).contains("502 Bad Gateway");

    host.shell(
        "exec 9>>/srv/slipway/stall/lock; flock 9; echo -n 42-live-1 >/srv/slipway/stall/lock.holder; setsid sleep 300 >/dev/null 2>&1 &");
    assertThat(run("maintenance", "on")).isEqualTo(3);
    assertThat(said()).contains("the job 42-live-1 is at work, nothing was done");
    assertThat(answer(81)).contains("502 Bad Gateway");
  }

  @Test
  void aReleaseGoesOnBehindTheClosedDoor() throws IOException {
    Files.writeString(known, host.knownHost() + "\n");
    String release = stage.prepared();
    assertThat(execute(shop("maintenance", "on"))).isZero();
    Job live = new Job(release, "live", 1);
    ServerStage.done(stage.fleet().act(host, live, new ServerAction.Live(stage.good())));
    assertThat(answer(80)).as("still closed").contains("503 Service");
    assertThat(execute(shop("maintenance", "OFF"))).isZero();
    assertThat(answer(80)).contains(stage.good().commit().value());
    ServerStage.done(stage.fleet().act(host, live.again(), new ServerAction.Live(stage.good())));
    ServerStage.done(stage.act(release, "back", new ServerAction.Back(stage.good())));
    stage.usersSawNothing();
  }

  private String[] shop(String command, String mode) {
    return new String[] {"servers", command, mode, "--config", file.toString(), "--app", "shop"};
  }

  /** What {@code check --online} says of the server, and nothing of the rest. */
  private String checked() {
    execute("check", "--online", "--config", file.toString());
    return said()
        .lines()
        .filter(line -> line.contains("stall, production, web-1"))
        .findFirst()
        .orElseThrow();
  }

  private int run(String command, String... more) {
    return execute(
        Stream.of(
                List.of("servers", command),
                List.of(more),
                List.of("--config", file.toString(), "--app", "stall"))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private int execute(String... arguments) {
    said.getBuffer().setLength(0);
    CommandLine line = Main.commandLine(Map.of());
    PrintWriter out = new PrintWriter(said);
    line.setOut(out).setErr(out);
    int code = line.execute(arguments);
    System.out.printf("slipway %s -> %d%n%s", String.join(" ", arguments), code, said);
    return code;
  }

  private String said() {
    return said.toString();
  }

  private String answer(int port) {
    return host.attempt("busybox wget -S -O - http://127.0.0.1:%d/version".formatted(port)).text();
  }

  /** All but the server is nowhere. */
  private String configuration() {
    return """
        slack: { bot-token: xoxb-1, app-token: xapp-1, api-url: "http://127.0.0.1:1/api/" }
        committer: { email: slipway@example.com }
        work-directory: %1$s
        ssh: { key: %2$s, known-hosts: %3$s }
        apps:
          stall:
            channel: C0123456
            repository: { url: "%4$s" }
            image: 127.0.0.1:1/stall
            build: { command: ["true"] }
            pick: everyone
            environments:
              production:
                release: everyone
                confirm: everyone
                servers: { port: 18200, health: /up, version: /version, minimum-free: 100MB }
                targets:
                  web-1: { server: root@%5$s }
          shop:
            channel: C0123456
            repository: { url: "%4$s" }
            image: 127.0.0.1:1/shop
            build: { command: ["true"] }
            pick: everyone
            environments:
              production:
                release: everyone
                confirm: everyone
                servers: { port: 18100, health: /up, version: /version, host: shop.example.com }
                targets:
                  web-1: { server: root@%5$s }
        """
        .formatted(
            folder.resolve("work"),
            folder.resolve("key"),
            known,
            folder.resolve("none.git"),
            host.host());
  }
}
