package dev.slipway.sandbox.outage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to another port of this machine, which a test can cut and restore. */
final class CuttableProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private boolean cut;
  private boolean hangs;

  CuttableProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("failed to listen", e);
    }
    Thread.ofVirtual().name("proxy").start(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Breaks every connection; new ones are broken at once. */
  synchronized void cut() {
    cut = true;
    sockets.forEach(CuttableProxy::closeQuietly);
    sockets.clear();
  }

  /** Takes everything, passes nothing on and answers nothing. */
  synchronized void hang() {
    hangs = true;
  }

  synchronized void restore() {
    cut = false;
    hangs = false;
    notifyAll();
  }

  @Override
  public void close() {
    closeQuietly(server);
    cut();
    restore();
  }

  private void acceptAll() {
    try {
      while (!server.isClosed()) {
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
    Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.addAll(Set.of(client, behind));
    Thread.ofVirtual().start(() -> copy(client, behind));
    Thread.ofVirtual().start(() -> copy(behind, client));
  }

  private void copy(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try {
      for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
        untilItGoesOn();
        to.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException e) {
      // It was cut: the other side learns of it below.
    }
    closeQuietly(from);
    closeQuietly(to);
  }

  private synchronized void untilItGoesOn() {
    while (hangs) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void closeQuietly(Closeable it) {
    try {
      it.close();
    } catch (IOException e) {
      // It is broken, which is what is wanted.
    }
  }
}
