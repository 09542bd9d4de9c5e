package dev.slipway.sandbox.slack;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;

/** The HTTP server on 127.0.0.1. */
final class Server implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_REQUEST = 10_000_000;

  private final Javalin javalin;
  private final PageApi page;

  private Server(Javalin javalin, PageApi page) {
    this.javalin = javalin;
    this.page = page;
  }

  static Server start(StandInSettings settings, AppDoors doors, PageApi page) {
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config);
              doors.addTo(config.routes);
              page.addTo(config);
            });
    return new Server(javalin.start(HOST, settings.port()), page);
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MAX_REQUEST;
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setIdleTimeout(Duration.ofMinutes(5));
          factory.setMaxTextMessageSize(MAX_REQUEST);
        });
    config.jetty.modifyServer(server -> server.setStopTimeout(0));
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    page.close();
    javalin.stop();
  }
}
