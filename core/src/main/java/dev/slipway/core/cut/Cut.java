package dev.slipway.core.cut;

import dev.slipway.core.engine.ProcessId;
import java.util.Optional;

/** The states of a cut. */
public sealed interface Cut {
  CutRequest request();

  default boolean isFinal() {
    return this instanceof Done || this instanceof Failed;
  }

  /**
   * @param delay why it has to wait
   */
  record Cutting(CutRequest request, Optional<String> delay) implements Cut {}

  /** The branch is there. */
  record Starting(CutRequest request, Contents contents) implements Cut {}

  /** Its first build has been started. */
  record Done(CutRequest request, Contents contents, ProcessId build) implements Cut {}

  record Failed(CutRequest request, String why) implements Cut {}
}
