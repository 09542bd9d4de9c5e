package dev.slipway.adapters.account;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.aws.SignedHttp;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The regions of the accounts that the bot works in, each made when first needed. Thread-safe. */
public final class Accounts implements AutoCloseable {
  private final Function<String, AwsHttp.Access> access;
  private final InstantSource clock;
  private final Map<String, Account> regions = new ConcurrentHashMap<>();
  private final Map<String, SignedHttp> doors = new ConcurrentHashMap<>();

  /**
   * @param access how a region is reached
   */
  public Accounts(Function<String, AwsHttp.Access> access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
  }

  /**
   * @param region such as {@code eu-west-1}, or the name of one that is reached in its own way
   */
  public Account in(String region) {
    return regions.computeIfAbsent(
        region, name -> new Account(access.apply(name).region().orElse(name), door(name), clock));
  }

  @Override
  public void close() {
    doors.values().forEach(SignedHttp::close);
  }

  private SignedHttp door(String region) {
    return doors.computeIfAbsent(region, name -> new SignedHttp(access.apply(name)));
  }
}
