package dev.slipway.bot.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot's HTTP server. Tells nobody what it is made of or why something broke. Thread-safe. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Javalin javalin;

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens from now on.
   *
   * @throws CannotListen when the address or the port cannot be had
   */
  public static HttpServer start(HttpSettings settings, Part... parts) {
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config);
              for (Part part : parts) {
                part.addTo(config.routes);
              }
            });
    try {
      javalin.start(settings.address(), settings.port());
    } catch (JavalinBindException e) {
      throw CannotListen.on(settings, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof BindException bind) {
        throw CannotListen.on(settings, bind);
      }
      throw e;
    }
    LOG.info("listening on http://{}:{}", settings.address(), javalin.port());
    return new HttpServer(javalin);
  }

  /** The port, also when any free one was asked for. */
  public int port() {
    return javalin.port();
  }

  /** Takes nothing new and waits a few seconds for the answers that are being made. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.modifyServer(HttpServer::configure);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendXPoweredBy(false);
          http.setIdleTimeout(IDLE.toMillis());
        });
    config.routes.exception(Exception.class, HttpServer::broken);
  }

  private static void configure(Server server) {
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    errors.setShowOrigin(false);
    server.setErrorHandler(errors);
    server.setHandler(new GracefulHandler());
    server.setStopTimeout(LAST_ANSWERS.toMillis());
  }

  private static void broken(Exception e, Context context) {
    LOG.error("answering {} {} failed", context.method(), context.path(), e);
    Answers.text(context, 500, "broken: the log of the bot says why");
  }
}
