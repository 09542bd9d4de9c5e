package dev.slipway.core.build;

import java.util.List;

/**
 * An image as its registry has it.
 *
 * @param inscriptions one for each platform; empty when it is nothing that could run
 */
public record FoundImage(Image image, List<Inscription> inscriptions) {
  public FoundImage {
    inscriptions = List.copyOf(inscriptions);
  }
}
