package dev.slipway.adapters.aws;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Credentials of a role that the bot assumes, such as one of another account; renewed before they
 * end. Asks STS when they are first needed. Thread-safe. They are in memory alone.
 */
public final class AssumedRole implements AwsCredentialsProvider, AutoCloseable {
  private static final int LONGEST_SESSION = 64;

  private final Role role;
  private final AwsHttp http;
  private final String region;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable StsClient client;
  private @Nullable StsAssumeRoleCredentialsProvider provider;

  /**
   * @param arn of the role
   * @param externalId what the role's owner wants to be told, if anything
   * @param session what is seen in the account's log; what it may not contain is replaced
   */
  public record Role(String arn, Optional<String> externalId, String session) {
    public Role {
      String allowed = session.replaceAll("[^\\w+=,.@-]", "-");
      session = allowed.substring(0, Math.min(LONGEST_SESSION, allowed.length()));
    }
  }

  /**
   * @param own how the bot itself asks
   * @param region of AWS whose STS is asked
   */
  public AssumedRole(Role role, AwsHttp.Access own, String region) {
    this.role = role;
    this.http = new AwsHttp(own);
    this.region = region;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return provider().resolveCredentials();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Optional.ofNullable(provider).ifPresent(StsAssumeRoleCredentialsProvider::close);
      Optional.ofNullable(client).ifPresent(StsClient::close);
      http.close();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "AssumedRole[%s]".formatted(role.arn());
  }

  private StsAssumeRoleCredentialsProvider provider() {
    lock.lock();
    try {
      StsAssumeRoleCredentialsProvider known = provider;
      if (known != null) {
        return known;
      }
      StsClient sts = http.in(region, StsClient.builder());
      StsAssumeRoleCredentialsProvider made =
          StsAssumeRoleCredentialsProvider.builder()
              .stsClient(sts)
              .refreshRequest(request())
              .build();
      client = sts;
      provider = made;
      return made;
    } finally {
      lock.unlock();
    }
  }

  private AssumeRoleRequest request() {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(role.arn()).roleSessionName(role.session());
    role.externalId().ifPresent(request::externalId);
    return request.build();
  }
}
