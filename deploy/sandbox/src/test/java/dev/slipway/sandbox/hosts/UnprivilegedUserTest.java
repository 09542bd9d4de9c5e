package dev.slipway.sandbox.hosts;

import static dev.slipway.sandbox.hosts.ServerStage.MONDAY;
import static dev.slipway.sandbox.hosts.ServerStage.done;
import static dev.slipway.sandbox.hosts.ServerStage.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.bot.Main;
import dev.slipway.core.engine.Fence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** The bot logs in as somebody who is not root, with what the printed set-up gives, and no more. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnprivilegedUserTest {
  private static final String KEY = "(?m)^# +(restrict,command=\"bash -s\" .+)$";
  private static final String SUDO = "(?m)^# +(deploy ALL=.+)$";

  @TempDir private static Path folder;

  private final StringWriter said = new StringWriter();

  @AutoClose private RealHosts hosts;
  @AutoClose private SshServers ssh;
  private Servers servers;
  private RealHost host;
  private SshAddress deploy;
  private String setup = "";
  private ServerBuild old;
  private ServerBuild next;

  @BeforeAll
  void setUp() throws IOException {
    hosts = Fleet.start(folder, 1);
    ssh = new SshServers(hosts.ssh());
    servers = new Servers(ssh, InstantSource.system());
    host = hosts.hosts().getFirst();
    deploy = new SshAddress("deploy", host.host(), 22);
    AppImages images = hosts.images(hosts.registry());
    old = images.build("a71d004000000000000000000000000000000001", MONDAY, AppImages.Kind.WELL);
    next = images.build("3f2a91c000000000000000000000000000000002", MONDAY, AppImages.Kind.WELL);
    followWhatIsPrinted();
  }

  /** As the comments of the printed text say, by root, step by step. */
  private void followWhatIsPrinted() throws IOException {
    Files.writeString(folder.resolve("known"), host.knownHost() + "\n");
    Files.writeString(folder.resolve("slipway.yaml"), configuration());
    assertThat(slipway("servers", "init", "--app", "stall")).isZero();
    setup = said.toString();
    assertThat(setup).contains("made by useradd --create-home deploy");
    host.shell("useradd --create-home deploy");
    host.shell(
        "umask 077; mkdir ~deploy/.ssh; echo '%s' >~deploy/.ssh/authorized_keys; chown -R deploy: ~deploy"
            .formatted(first(KEY)));
    System.out.println(host.shell(setup));
    Files.writeString(host.folder().resolve("srv/slipway/stall/compose.yml"), HostFiles.COMPOSE);
    Files.writeString(
        host.folder().resolve("etc/nginx/sites-enabled/stall"),
        "server { listen 81; location / { proxy_pass http://$stall_pool; } }\n");
    host.shell("nginx -s reload");
  }

  @Test
  void aReleaseIsPreparedGoesLiveAndBack() {
    slipway("check", "--online");
    assertThat(said.toString()).contains("ok       stall, production, web-1: ");
    done(act("1-pull", new ServerAction.Pull(old)));
    done(act("1-prepare", prepare(old)));
    done(act("1-live", new ServerAction.Live(old)));
    done(act("1-others", new ServerAction.Others(true)));
    assertThat(answer()).isEqualTo(old.commit().value());
    done(act("2-pull", new ServerAction.Pull(next)));
    done(act("2-migrate", new ServerAction.Migrate(next, "schema", "migrator", List.of())));
    done(act("2-prepare", prepare(next)));
    done(act("2-shift", new ServerAction.Shift(next, Percent.of("50"))));
    done(act("2-live", new ServerAction.Live(next)));
    done(act("2-others", new ServerAction.Others(true)));
    assertThat(answer()).isEqualTo(next.commit().value());
    done(act("2-back", new ServerAction.Back(next)));
    done(act("2-clear", new ServerAction.Clear(next, true)));
    assertThat(answer()).isEqualTo(old.commit().value());
    done(act("2-prune", new ServerAction.Prune(old, List.of(), false)));
    ServerState state = servers.probe(deploy, stall());
    assertThat(state.isApplied()).isTrue();
    assertThat(state.machine().orElseThrow().nginxTrouble()).isEmpty();
    assertThat(host.shell("find /srv/slipway/stall ! -user deploy ! -name compose.yml"))
        .as("nothing there was made by root")
        .isEmpty();
  }

  @Test
  void nginxThatIsBrokenByHandIsQuoted() throws IOException {
    Path site = host.folder().resolve("etc/nginx/sites-enabled/broken");
    Files.writeString(site, "listen_hard 80;\n");
    ServerState state = servers.probe(deploy, stall());
    Files.delete(site);
    assertThat(state.machine().orElseThrow().nginxTrouble())
        .hasValueSatisfying(said -> assertThat(said).contains("listen_hard"));
  }

  @Test
  void nothingElseIsAllowed() {
    String line = first(SUDO);
    assertThat(host.shell("cat /etc/sudoers.d/slipway-deploy && visudo -cq").strip())
        .isEqualTo(line);
    assertThat(as("sudo -n id")).contains("a password is required").doesNotContain("uid=0");
    String program = "sudo -n /usr/local/sbin/slipway-nginx ";
    assertThat(as(program + "stop; echo $?")).isEqualTo("64");
    assertThat(as(program + "try /tmp/gen/1 /etc; echo $?")).isEqualTo("64");
    assertThat(as(program + "try /a/gen/1/../../b /srv/slipway/stall/gen/000000; echo $?"))
        .isEqualTo("64");
    assertThat(as("test -w /usr/local/sbin/slipway-nginx || echo no")).isEqualTo("no");
  }

  private String as(String command) {
    return host.attempt("su - deploy -c '%s' 2>&1".formatted(command)).text().strip();
  }

  private Outcome act(String job, ServerAction action) {
    String[] parts = job.split("-", 2);
    return servers.act(
        deploy, stall(), new Job(parts[0], parts[1], 1), new Fence(1), action, Fleet.PATIENCE);
  }

  private String answer() {
    return host.shell("busybox wget -q -O - http://127.0.0.1:81/version").strip();
  }

  private String first(String pattern) {
    return Pattern.compile(pattern)
        .matcher(setup)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(setup));
  }

  private static ServerApp stall() {
    return ServerUpkeepTest.stall(List.of("worker"), List.of("cron"));
  }

  private int slipway(String... arguments) {
    said.getBuffer().setLength(0);
    CommandLine line = Main.commandLine(Map.of());
    PrintWriter out = new PrintWriter(said);
    line.setOut(out).setErr(out);
    Stream<String> all =
        Stream.concat(
            Stream.of(arguments), Stream.of("--config", folder.resolve("slipway.yaml").toString()));
    return line.execute(all.toArray(String[]::new));
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
                servers: { port: 18200, health: /up, version: /version, minimum-free: 100MB, workers: [worker], cron: [cron] }
                targets:
                  web-1: { server: "%5$s", cron: true }
        """
        .formatted(
            folder.resolve("work"),
            folder.resolve("key"),
            folder.resolve("known"),
            folder.resolve("none.git"),
            deploy);
  }
}
