package dev.slipway.adapters.ecs;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * One client per region, made when it is first needed. Thread-safe. The SDK tries once: a lost
 * answer is looked for before anything is done again, and latency must not hide there.
 */
public final class EcsClients implements AutoCloseable {
  private static final int ATTEMPTS = 1;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ATTEMPT = Duration.ofSeconds(6);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final String USER_AGENT = "slipway";

  private final Settings settings;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT).build();
  private final Map<String, EcsClient> clients = new ConcurrentHashMap<>();

  /**
   * @param endpoint where ECS answers, when that is not AWS; empty for AWS
   * @param credentials empty for the SDK's default chain: environment, profile, task or instance
   *     role
   */
  public record Settings(Optional<URI> endpoint, Optional<AwsCredentialsProvider> credentials) {
    public static Settings defaults() {
      return new Settings(Optional.empty(), Optional.empty());
    }
  }

  public EcsClients(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param region such as {@code eu-west-1}
   */
  public EcsClient of(String region) {
    return clients.computeIfAbsent(region, this::client);
  }

  @Override
  public void close() {
    clients.values().forEach(EcsClient::close);
    http.close();
  }

  private EcsClient client(String region) {
    var builder =
        EcsClient.builder()
            .region(Region.of(region))
            .httpClient(http)
            .overrideConfiguration(patience());
    settings.endpoint().ifPresent(builder::endpointOverride);
    settings.credentials().ifPresent(builder::credentialsProvider);
    return builder.build();
  }

  private static ClientOverrideConfiguration patience() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(ATTEMPT)
        .apiCallTimeout(CALL)
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT)
        .build();
  }
}
