package dev.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private final LoggerContext context = new LoggerContext();

  @Test
  void textIsUsual() {
    assertThat(logged(""))
        .contains(" INFO  [", "] dev.slipway.Sample: ready in 3 s")
        .doesNotContain("{", "hidden", "quiet");
  }

  @Test
  void jsonIsOneObjectALine() {
    assertThat(logged("json").strip())
        .startsWith("{")
        .endsWith("}")
        .contains("\"formattedMessage\":\"ready in 3 s\"", "\"level\":\"INFO\"")
        .doesNotContain("\n");
  }

  @Test
  void clientOfSlackNeverLogsItsRequests() {
    assertThat(logged("")).doesNotContain("token");
  }

  @Test
  void nothingIsSaidAboutTheLogItself() {
    logged("json");

    assertThat(context.getStatusManager().getCopyOfStatusList())
        .extracting(Status::getEffectiveLevel)
        .allMatch(level -> level <= Status.INFO);
  }

  private String logged(String form) {
    PrintStream before = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      if (!form.isEmpty()) {
        context.putProperty("SLIPWAY_LOG", form);
      }
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
      context.getLogger("dev.slipway.Sample").info("ready in {} s", 3);
      context.getLogger("dev.slipway.Sample").debug("hidden");
      context.getLogger("com.slack.api.methods").debug("token");
      context.getLogger("org.eclipse.jetty.server").info("quiet");
      return captured.toString(StandardCharsets.UTF_8);
    } catch (JoranException e) {
      throw new IllegalStateException(e);
    } finally {
      context.stop();
      System.setErr(before);
    }
  }
}
