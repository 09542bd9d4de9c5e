package dev.slipway.sandbox.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A loopback port that answers one request on each connection and closes it. Without a request it
 * costs a socket and a parked virtual thread.
 */
public final class HttpPort implements AutoCloseable {
  private static final int WAITING = 1024;
  private static final int PATIENCE = 10_000;

  /** Answers a request; a connection whose answer fails is closed without one. */
  @FunctionalInterface
  public interface Handler {
    HttpAnswer answer(HttpRequest request) throws IOException;
  }

  private final ServerSocket socket;
  private final Handler handler;
  private final Thread listener;

  private HttpPort(ServerSocket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
    this.listener = Thread.ofVirtual().name("http-" + number()).unstarted(this::listen);
  }

  /**
   * Begins to answer.
   *
   * @param port 0 takes a free one
   * @throws IOException another program has the port
   */
  public static HttpPort open(int port, Handler handler) throws IOException {
    HttpPort open =
        new HttpPort(new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress()), handler);
    open.listener.start();
    return open;
  }

  public int number() {
    return socket.getLocalPort();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        // Closed, or a caller who hung up before we answered: the loop asks which.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setSoTimeout(PATIENCE);
      HttpRequest request = HttpRequest.read(new BufferedInputStream(connection.getInputStream()));
      connection.getOutputStream().write(handler.answer(request).wire().getBytes(ISO_8859_1));
      connection.shutdownOutput();
    } catch (IOException e) {
      // Who asked sees a closed connection.
    }
  }

  /** Takes no new connections; those that are being answered end well. The port is free then. */
  @Override
  public void close() {
    try {
      socket.close();
      // The port is given back when nobody waits at it any more.
      listener.join();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to close port " + number(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
