package dev.slipway.adapters.builds;

import dev.slipway.core.build.BuildOrder;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the program of a build when its turn has come. */
@FunctionalInterface
interface Recipe {
  /**
   * @param work an empty private directory, deleted when the build has ended
   */
  Program program(BuildOrder order, Path work) throws IOException;
}
