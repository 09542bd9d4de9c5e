package dev.slipway.adapters.ssh;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** The one connection to a server, made when it is needed and made again when it broke. */
final class Link {
  private final SshAddress address;

  /** Less than the ten sessions that OpenSSH allows on one connection. */
  static final int SCRIPTS = 8;

  private final Semaphore scripts = new Semaphore(SCRIPTS);
  private final ReentrantLock making = new ReentrantLock();
  private @Nullable ClientSession session;

  Link(SshAddress address) {
    this.address = address;
  }

  /** Waits until another script may run. */
  void enter() {
    scripts.acquireUninterruptibly();
  }

  void leave() {
    scripts.release();
  }

  /** Ends the connection, with all that runs on it. */
  void drop() {
    making.lock();
    try {
      if (session != null) {
        session.close(true);
        session = null;
      }
    } finally {
      making.unlock();
    }
  }

  ClientSession session(Connector connector, Function<SshAddress, ClientSession> through) {
    making.lock();
    try {
      ClientSession current = session;
      if (current == null || !current.isOpen() || current.isClosing()) {
        current = connector.open(address, through);
        session = current;
      }
      return current;
    } finally {
      making.unlock();
    }
  }
}
