package dev.slipway.adapters.account;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.aws.SignedHttp;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The regions of the accounts that the bot works in, each made when first needed. Thread-safe. */
public final class Accounts implements AutoCloseable {
  private final Function<String, AwsHttp.Access> access;
  private final InstantSource clock;
  private final Map<Place, Account> regions = new ConcurrentHashMap<>();
  private final Map<String, SignedHttp> doors = new ConcurrentHashMap<>();

  private record Place(String home, String region) {}

  /**
   * @param access how a region is reached
   */
  public Accounts(Function<String, AwsHttp.Access> access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
  }

  /**
   * @param home such as {@code eu-west-1}, or the name of one that is reached in its own way
   */
  public Account in(String home) {
    return in(home, Optional.empty());
  }

  /**
   * The account that is reached in the way of one region, in another one: an ARN says where
   * something is, and not who may ask for it.
   *
   * @param home as above
   * @param region of AWS; empty for that of home
   */
  public Account in(String home, Optional<String> region) {
    String there = region.or(() -> access.apply(home).region()).orElse(home);
    return regions.computeIfAbsent(
        new Place(home, there), place -> new Account(there, door(home), clock));
  }

  @Override
  public void close() {
    doors.values().forEach(SignedHttp::close);
  }

  private SignedHttp door(String home) {
    return doors.computeIfAbsent(home, name -> new SignedHttp(access.apply(name)));
  }
}
