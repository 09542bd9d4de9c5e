package dev.slipway.adapters.builds;

import dev.slipway.core.build.BuildOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a build system elsewhere is told of an order, by name. */
public final class OrderVariables {
  /** The image to push, with its tag. */
  public static final String IMAGE = "IMAGE";

  public static final String GIT_HASH = "GIT_HASH";

  /** Seconds since 1970. */
  public static final String GIT_HEAD_EPOCH_TIME = "GIT_HEAD_EPOCH_TIME";

  /** By which the build of an order is found again. */
  public static final String MARK = "SLIPWAY_BUILD";

  private OrderVariables() {}

  /** In a fixed order. */
  public static Map<String, String> of(BuildOrder order) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(GIT_HASH, order.commit().value());
    variables.put(GIT_HEAD_EPOCH_TIME, String.valueOf(order.committedAt().getEpochSecond()));
    variables.put(IMAGE, order.reference());
    variables.put(MARK, mark(order));
    return variables;
  }

  /** The same for the same app, image and commit, and for nothing else. */
  public static String mark(BuildOrder order) {
    return order.app() + "@" + order.reference();
  }
}
