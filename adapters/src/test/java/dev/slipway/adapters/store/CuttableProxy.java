package dev.slipway.adapters.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP connection to the database that a test can cut and restore. */
public final class CuttableProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket server = listen();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private boolean cut;

  public CuttableProxy(int target) {
    this.target = target;
    Thread.ofVirtual().start(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Breaks every connection; new ones are broken at once. */
  public synchronized void cut() {
    cut = true;
    sockets.forEach(CuttableProxy::closeQuietly);
    sockets.clear();
  }

  public synchronized void restore() {
    cut = false;
  }

  @Override
  public void close() {
    closeQuietly(server);
    cut();
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        join(server.accept());
      }
    } catch (IOException e) {
      // The proxy was closed.
    }
  }

  private synchronized void join(Socket client) throws IOException {
    if (cut) {
      client.close();
      return;
    }
    Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.addAll(Set.of(client, database));
    Thread.ofVirtual().start(() -> copy(client, database));
    Thread.ofVirtual().start(() -> copy(database, client));
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // It was cut: the other side learns of it below.
    }
    closeQuietly(from);
    closeQuietly(to);
  }

  private static void closeQuietly(AutoCloseable it) {
    try {
      it.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
