package dev.slipway.adapters.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The HTTP client of services of AWS, and how long they are waited for. Thread-safe. The SDK tries
 * once: a lost answer is looked for before anything is done again, and latency must not hide there.
 */
public final class AwsHttp implements AutoCloseable {
  private static final int ATTEMPTS = 1;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ATTEMPT = Duration.ofSeconds(6);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final String USER_AGENT = "slipway";

  private final Access access;
  private final Duration holds;
  private final SdkHttpClient http;

  /**
   * @param endpoint where the services answer, when that is not AWS; empty for AWS
   * @param credentials empty for the SDK's default chain: environment, profile, task or instance
   *     role
   * @param region which region of AWS it is, where that is known by another name
   */
  public record Access(
      Optional<URI> endpoint,
      Optional<AwsCredentialsProvider> credentials,
      Optional<String> region) {
    /** Of a region that is known by its own name. */
    public Access(Optional<URI> endpoint, Optional<AwsCredentialsProvider> credentials) {
      this(endpoint, credentials, Optional.empty());
    }

    public static Access defaults() {
      return new Access(Optional.empty(), Optional.empty());
    }
  }

  public AwsHttp(Access access) {
    this(access, Duration.ZERO);
  }

  /**
   * @param holds how long the service may hold an answer back because it was asked to
   */
  public AwsHttp(Access access, Duration holds) {
    this.access = access;
    this.holds = holds;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(ATTEMPT.plus(holds))
            .build();
  }

  /**
   * A client of one service; close it before this.
   *
   * @param builder as the service's own client gives it
   * @param name of the region, such as {@code eu-west-1}
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String name) {
    return in(region(name), builder);
  }

  /** The region of AWS that is known by this name. */
  public String region(String name) {
    return access.region().orElse(name);
  }

  /** The same as {@link #client}, in a region of AWS whatever name it is known by. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C in(
      String region, B builder) {
    builder.region(Region.of(region)).httpClient(http).overrideConfiguration(patience());
    access.endpoint().ifPresent(builder::endpointOverride);
    access.credentials().ifPresent(builder::credentialsProvider);
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
  }

  private ClientOverrideConfiguration patience() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(ATTEMPT.plus(holds))
        .apiCallTimeout(CALL.plus(holds))
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT)
        .build();
  }
}
