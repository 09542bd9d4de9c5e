package dev.slipway.adapters.signals;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a signal comes from, and when it is bad. */
public sealed interface SignalSettings {
  /** In a query: the commit of the build that comes, as {@code GIT_HASH} has it. */
  String NEW = "$new";

  /** The same of the build before. */
  String OLD = "$old";

  /**
   * A query of Prometheus.
   *
   * @param url of the server, without a slash at its end
   * @param query in PromQL; {@code $since} in it becomes how long the share has stayed, {@link
   *     #NEW} and {@link #OLD} the commits of the builds
   * @param token empty when the server asks for none
   */
  record Prometheus(
      URI url, String query, Limit limit, Optional<Enough> enough, Optional<Supplier<String>> token)
      implements SignalSettings {
    /** Whether it needs to know which build was there before. */
    boolean compares() {
      return query.contains(OLD) || enough.filter(it -> it.query().contains(OLD)).isPresent();
    }
  }

  /**
   * An alarm of CloudWatch: bad while it is in {@code ALARM}.
   *
   * @param region such as {@code eu-west-1}
   */
  record CloudwatchAlarm(String region, String name) implements SignalSettings {}

  /**
   * @param above whether values above it are bad; otherwise those below it
   */
  record Limit(double value, boolean above) {
    boolean isBad(double seen) {
      return above ? seen > value : seen < value;
    }

    /** Of several values the worst one; one that is no number hides no other. */
    double worse(double one, double other) {
      if (Double.isNaN(one) || Double.isNaN(other)) {
        return Double.isNaN(one) ? other : one;
      }
      return above ? Math.max(one, other) : Math.min(one, other);
    }

    String said() {
      return "bad %s %s".formatted(above ? "above" : "below", Numbers.said(value));
    }
  }

  /**
   * How much traffic is needed to judge.
   *
   * @param query counts it, in PromQL
   */
  record Enough(String query, double atLeast) {}
}
