package dev.slipway.sandbox.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Token buckets with the numbers of the AWS page <i>Request throttling for the Amazon ECS API</i>:
 * what a bucket holds is the burst, what flows in each second is the sustained rate. Operations of
 * one group share a bucket. Thread-safe.
 */
final class Quotas {
  private final List<Bucket> buckets;
  private final InstantSource clock;

  Quotas(InstantSource clock) {
    this.clock = clock;
    this.buckets =
        List.of(
            bucket(50, 20, "DescribeClusters"),
            bucket(100, 20, "DescribeServices", "ListServices"),
            bucket(50, 5, "UpdateService"),
            bucket(
                50,
                20,
                "ListServiceDeployments",
                "DescribeServiceDeployments",
                "DescribeServiceRevisions"),
            bucket(20, 1, "RegisterTaskDefinition", "DeregisterTaskDefinition"),
            bucket(50, 20, "DescribeTaskDefinition", "ListTaskDefinitions"),
            bucket(100, 20, "ListTasks", "DescribeTasks"),
            bucket(100, 40, "RunTask"),
            bucket(20, 10, "TagResource"),
            bucket(50, 20, "ListTagsForResource"));
  }

  synchronized boolean allows(String operation) {
    return buckets.stream()
        .filter(bucket -> bucket.operations.contains(operation))
        .findFirst()
        .map(bucket -> bucket.take(clock.instant()))
        .orElse(true);
  }

  private Bucket bucket(int burst, int sustained, String... operations) {
    return new Bucket(burst, sustained, Set.of(operations), clock.instant());
  }

  private static final class Bucket {
    private final int burst;
    private final int sustained;
    private final Set<String> operations;
    private double tokens;
    private Instant filledAt;

    Bucket(int burst, int sustained, Set<String> operations, Instant now) {
      this.burst = burst;
      this.sustained = sustained;
      this.operations = operations;
      this.tokens = burst;
      this.filledAt = now;
    }

    boolean take(Instant now) {
      double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
      tokens = Math.min(burst, tokens + Math.max(0, seconds) * sustained);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
