package dev.slipway.sandbox.containers;

import java.io.Serial;

/** What docker complains of; whoever asked is told. */
final class DockerTrouble extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  DockerTrouble(String complaint) {
    super(complaint);
  }
}
