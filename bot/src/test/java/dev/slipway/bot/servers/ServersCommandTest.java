package dev.slipway.bot.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServersCommandTest {
  private static final String APP =
      """
        %1$s:
          channel: C0123456
          repository: { url: "https://git.example.com/%1$s.git" }
          image: registry.example.com/%1$s
          pick: everyone
          environments:
            production:
              release: everyone
              confirm: everyone
              servers: { port: %2$d, health: /up, version: /version }
              targets:
                %3$s
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("key.pub"), "ssh-ed25519 AAAAC3 bot\n");
    Files.writeString(
        folder.resolve("slipway.yaml"),
        """
        slack: { bot-token: xoxb-1, app-token: xapp-1 }
        committer: { email: slipway@example.com }
        ssh: { key: %s, known-hosts: known, jump: ["a@outer", "b@inner:2222"] }
        apps:
        """
                .formatted(folder.resolve("key"))
            + APP.formatted(
                "my-site",
                18100,
                "{ web-1: { server: deploy@web-1 }, web-2: { server: \"deploy@web-2:222\" } }")
            + APP.formatted("shop", 18200, "{ web-1: { server: root@web-1 } }"));
  }

  @Test
  void whatIsToBeDoneIsPrintedAsAScript() throws Exception {
    assertThat(run("init", "--app", "my-site", "--adopt", "8000")).isEqualTo(ExitCodes.OK);

    String text = out.toString().replace(folder.toString(), "");
    assertThat(text.lines().takeWhile(line -> line.startsWith("#")))
        .containsExactly(
            "# What is to be done for my-site, production, web-1; my-site, production, web-2",
            "#",
            "# 1. Who the bot is there: deploy, made by useradd --create-home deploy. In the"
                + " authorized_keys of deploy:",
            "#      restrict,command=\"bash -s\" ssh-ed25519 AAAAC3 bot",
            "#    And on inner, through which they are reached, in that of b:",
            "#      restrict,port-forwarding,permitopen=\"web-1:22\",permitopen=\"web-2:222\","
                + "command=\"false\" ssh-ed25519 AAAAC3 bot",
            "#",
            "# 2. Root runs this text, as often as you like:",
            "#      slipway servers init --config /slipway.yaml --app my-site --env production"
                + " --adopt 8000 web-1 | ssh -J a@outer,b@inner:2222 root@web-1 bash -s",
            "#    or, where root lets the bot's key in, for all of them: the same with --apply --as"
                + " root in place of the pipe.",
            "#    It makes /srv/slipway/my-site, and puts one include into"
                + " /etc/nginx/conf.d/slipway.conf; deploy gets docker, and one line of sudo:",
            "#      deploy ALL=(root) NOPASSWD: /usr/local/sbin/slipway-nginx",
            "#",
            "# 3. The compose file of my-site comes to /srv/slipway/my-site/compose.yml",
            "# 4. The site in nginx says where requests go, then nginx -s reload:",
            "#      location / { proxy_pass http://$my_site_pool; proxy_http_version 1.1;"
                + " proxy_set_header Connection \"\"; }",
            "#    and beside worker_processes: worker_shutdown_timeout 60s;",
            "# 5. slipway check --online --config /slipway.yaml",
            "#");
    assertThat(text).contains("ADOPTED='8000'", "OWNER='deploy'");
    assertThat(bash(out.toString(), "-n")).isZero();
  }

  @Test
  void scriptsOfDifferentServersRunNowhereTogether() throws Exception {
    assertThat(run("init")).isEqualTo(ExitCodes.OK);

    assertThat(out.toString()).contains("OWNER='deploy'", "OWNER='root'");
    assertThat(bash(out.toString())).isEqualTo(64);
  }

  @Test
  void whatCannotBeMeantIsSaid() {
    assertSaid(
        "there is no app with servers \"shpo\". Perhaps shop is meant", "init", "--app", "shpo");
    assertSaid("there is no server \"web-9\". Perhaps web-1 is meant", "init", "web-9");
    assertSaid("--as is for --apply", "init", "--as", "root");
    assertSaid("--adopt 70000 is no port: 1 to 65535", "init", "--adopt", "70000");
    assertSaid(
        "web-1 is entered as deploy, who may not do this. Say --as root, or have root run what is"
            + " printed without --apply",
        "init",
        "--apply");
    assertSaid(
        "say which one with --app and --env: my-site production, shop production",
        "maintenance",
        "on",
        "web-1");
  }

  private void assertSaid(String said, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString().strip()).isEqualTo(said);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    CommandLine line = ServersCommand.line(Map.of(), InstantSource.system());
    return line.setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(
            Stream.concat(
                    Stream.of(arguments),
                    Stream.of("--config", folder.resolve("slipway.yaml").toString()))
                .toArray(String[]::new));
  }

  private int bash(String script, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("script"), script);
    return new ProcessBuilder(
            Stream.of(Stream.of("bash"), Stream.of(options), Stream.of(file.toString()))
                .flatMap(words -> words)
                .toList())
        .redirectErrorStream(true)
        .start()
        .waitFor();
  }
}
