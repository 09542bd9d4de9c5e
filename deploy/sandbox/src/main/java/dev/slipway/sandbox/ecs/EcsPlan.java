package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.fleet.ImageLookup;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a stand-in starts with.
 *
 * @param clusters services by cluster name
 * @param port 0 for a free one
 * @param readLag how long reads go on showing a service as it was before an update
 * @param quotas whether the documented request quotas throttle
 * @param quotaClock the time that quotas are refilled by: real, unless a test drives it
 * @param start the first instant of the fleet's own clock
 * @param seed of everything random: the same seed is the same story
 */
public record EcsPlan(
    String region,
    String account,
    int port,
    Set<String> accessKeys,
    Map<String, List<ServicePlan>> clusters,
    ImageLookup images,
    Duration readLag,
    boolean quotas,
    InstantSource quotaClock,
    Instant start,
    long seed) {

  /** The access key that a plan knows unless told otherwise. */
  public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";

  public EcsPlan {
    accessKeys = Set.copyOf(accessKeys);
    // In the order given, unlike Map.copyOf: the order decides who gets which random number.
    clusters = Collections.unmodifiableMap(new LinkedHashMap<>(clusters));
  }

  /** One cluster in {@code eu-west-1}, on a free port, quotas on, no lag. */
  public static EcsPlan of(String cluster, ServicePlan... services) {
    return new EcsPlan(
        "eu-west-1",
        "123456789012",
        0,
        Set.of(ACCESS_KEY),
        Map.of(cluster, List.of(services)),
        ImageLookup.byDigestOnly(),
        Duration.ZERO,
        true,
        InstantSource.system(),
        Instant.now(),
        7);
  }

  public EcsPlan withCluster(String cluster, ServicePlan... services) {
    var more = new LinkedHashMap<>(clusters);
    more.put(cluster, List.of(services));
    return new EcsPlan(
        region, account, port, accessKeys, more, images, readLag, quotas, quotaClock, start, seed);
  }

  public EcsPlan withPort(int newPort) {
    return new EcsPlan(
        region,
        account,
        newPort,
        accessKeys,
        clusters,
        images,
        readLag,
        quotas,
        quotaClock,
        start,
        seed);
  }

  public EcsPlan inAccount(String otherAccount, String otherRegion) {
    return new EcsPlan(
        otherRegion,
        otherAccount,
        port,
        accessKeys,
        clusters,
        images,
        readLag,
        quotas,
        quotaClock,
        start,
        seed);
  }

  public EcsPlan withAccessKeys(String... keys) {
    return new EcsPlan(
        region,
        account,
        port,
        Set.of(keys),
        clusters,
        images,
        readLag,
        quotas,
        quotaClock,
        start,
        seed);
  }

  public EcsPlan withImages(ImageLookup lookup) {
    return new EcsPlan(
        region,
        account,
        port,
        accessKeys,
        clusters,
        lookup,
        readLag,
        quotas,
        quotaClock,
        start,
        seed);
  }

  public EcsPlan withReadLag(Duration lag) {
    return new EcsPlan(
        region, account, port, accessKeys, clusters, images, lag, quotas, quotaClock, start, seed);
  }

  public EcsPlan withoutQuotas() {
    return new EcsPlan(
        region,
        account,
        port,
        accessKeys,
        clusters,
        images,
        readLag,
        false,
        quotaClock,
        start,
        seed);
  }

  public EcsPlan withQuotaClock(InstantSource clock) {
    return new EcsPlan(
        region, account, port, accessKeys, clusters, images, readLag, quotas, clock, start, seed);
  }

  public EcsPlan startingAt(Instant instant) {
    return new EcsPlan(
        region,
        account,
        port,
        accessKeys,
        clusters,
        images,
        readLag,
        quotas,
        quotaClock,
        instant,
        seed);
  }
}
