package dev.slipway.sandbox.webapi;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The TCP connection under a request. */
public final class Line {
  private Line() {}

  /** Closes it without another byte, as a network that fails does. */
  public static void cut(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
