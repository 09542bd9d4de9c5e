package dev.slipway.sandbox.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.programs.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a configuration is said in nginx's words. */
final class NginxStandInTest {
  @TempDir private Path folder;

  private Path main;
  @AutoClose private NginxStandIn nginx;

  @BeforeEach
  void start() {
    main = folder.resolve("nginx.conf");
    nginx = new NginxStandIn(main);
  }

  @Test
  void aGoodConfigurationIsTakenInSilence() throws IOException {
    assertThat(test("events { }\nhttp { server { listen 127.0.0.1:1; } }\n"))
        .isEqualTo(Said.NOTHING);
  }

  @Test
  void anUnknownDirectiveIsQuotedWithItsLine() throws IOException {
    assertThat(test("events { }\nlisten_hard 80;\n").errors())
        .isEqualTo(
            """
            nginx: [emerg] unknown directive "listen_hard" in %1$s:2
            nginx: configuration file %1$s test failed
            """
                .formatted(main));
  }

  @Test
  void aMissingSignIsFound() throws IOException {
    assertThat(test("http { server { listen 1;\n").errors())
        .contains("unexpected end of file, expecting \"}\" in " + main);
    assertThat(test("worker_processes 2").errors())
        .contains("unexpected end of file, expecting \";\" or \"}\"");
    assertThat(test("}").errors()).contains("unexpected \"}\"");
  }

  @Test
  void nothingIsNotAShare() throws IOException {
    assertThat(test("http { split_clients $cookie_a $b { 0% c; * d; } }").errors())
        .contains("invalid percent value \"0%\"");
  }

  @Test
  void aPoolThatNobodyDefinesIsUnknown() throws IOException {
    assertThat(
            test("http { server { listen 1; location / { proxy_pass http://$shop_pool; } } }")
                .errors())
        .contains("unknown \"shop_pool\" variable");
  }

  @Test
  void aReloadThatFailsLeavesTheRunningConfiguration() throws IOException {
    Files.writeString(main, "listen_hard 80;");
    assertThat(nginx.run(List.of("-s", "reload")).exitCode()).isEqualTo(1);
    assertThat(nginx.shuttingDown()).isZero();
  }

  private Said test(String configuration) throws IOException {
    Files.writeString(main, configuration);
    return nginx.run(List.of("-t", "-q"));
  }
}
