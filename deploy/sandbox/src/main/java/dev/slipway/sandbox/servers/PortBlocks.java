package dev.slipway.sandbox.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Seven neighbouring loopback ports for each server, below those that the system gives out by
 * itself. The last one is listened to as long as the server lives, so that other processes that
 * look for a block pass it by.
 */
final class PortBlocks {
  /** Five for the app, one for its users, one for ssh. */
  static final int SIZE = 7;

  static final int SITE = 5;
  static final int SSH = 6;

  private static final int FIRST = 15_000;
  private static final int BLOCKS = 2_400;

  private int next = ThreadLocalRandom.current().nextInt(BLOCKS);

  /** The first port of a block that nobody uses. */
  int next() {
    for (int tried = 0; tried < BLOCKS; tried++) {
      int block = FIRST + SIZE * (next++ % BLOCKS);
      if (isFree(block)) {
        return block;
      }
    }
    throw new IllegalStateException("no seven free ports from %d on".formatted(FIRST));
  }

  private static boolean isFree(int block) {
    for (int port = block + SIZE - 1; port >= block; port--) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        socket.setReuseAddress(true);
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
