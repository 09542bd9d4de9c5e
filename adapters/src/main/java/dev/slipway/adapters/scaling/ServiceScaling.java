package dev.slipway.adapters.scaling;

import dev.slipway.core.release.Scaling;
import dev.slipway.core.release.ScalingFlags;
import java.util.Optional;

/**
 * The scaling of one service.
 *
 * @param resource as Application Auto Scaling names it, such as {@code service/shop/shop-web}
 */
record ServiceScaling(ScalableTargets targets, String resource) implements Scaling {
  @Override
  public Optional<ScalingFlags> flags() {
    return targets.flags(resource);
  }

  @Override
  public void set(ScalingFlags flags) {
    targets.set(resource, flags);
  }
}
