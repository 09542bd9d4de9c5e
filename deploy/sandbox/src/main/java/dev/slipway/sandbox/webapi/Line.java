package dev.slipway.sandbox.webapi;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TCP connection under a request. */
public final class Line {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private Line() {}

  /** Closes it without another byte, as a network that fails does. */
  public static void cut(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  /** Sends the first half of the answer that was about to be sent, then closes. */
  public static void breakOff(Context ctx) {
    byte[] answer = Objects.requireNonNullElse(ctx.result(), "").getBytes(StandardCharsets.UTF_8);
    ctx.result("");
    try {
      ctx.res().setContentLength(answer.length);
      ctx.res().getOutputStream().write(answer, 0, answer.length / 2);
      ctx.res().flushBuffer();
    } catch (IOException gone) {
      LOG.debug("the caller left before its answer could be broken off", gone);
    }
    cut(ctx);
  }
}
