package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.EcsException;

class EcsCallsTest {
  private final EcsCalls calls = new EcsCalls("eu-west-1", new FakeEcsClient());

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException, Rate exceeded, ECS eu-west-1 is unavailable: it throttles X",
    "503, '', upstream, ECS eu-west-1 is unavailable: X: upstream",
    "500, ServerException, oops, ECS eu-west-1 is unavailable: X: oops",
    "400, ExpiredTokenException, expired, ECS eu-west-1 is unavailable: X: expired",
    "400, ClientException, Too many concurrent attempts to create a new revision,"
        + " ECS eu-west-1 is unavailable: X: Too many concurrent attempts to create a new revision",
  })
  void whatPassesIsUnavailable(int status, String code, String said, String message) {
    assertThatThrownBy(() -> fail(answer(status, code, said)))
        .isInstanceOf(Unavailable.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, not authorized,"
        + " ECS eu-west-1 refused X: the bot's role lacks the permission ecs:X. AWS says: not authorized",
    "UnrecognizedClientException, bad token,"
        + " ECS eu-west-1 refused X: the bot's AWS credentials are not valid. AWS says: bad token",
    "ClusterNotFoundException, Cluster not found.,"
        + " ECS eu-west-1 refused X: ClusterNotFoundException: Cluster not found.",
    "InvalidParameterException, bad family,"
        + " ECS eu-west-1 refused X: InvalidParameterException: bad family",
  })
  void whatStaysIsDenied(String code, String said, String message) {
    assertThatThrownBy(() -> fail(answer(400, code, said)))
        .isInstanceOf(Denied.class)
        .hasMessage(message);
  }

  @Test
  void throttlingAsksForMorePatience() {
    assertThatThrownBy(() -> fail(answer(400, "ThrottlingException", "Rate exceeded")))
        .isInstanceOfSatisfying(
            Unavailable.class,
            throttled -> assertThat(throttled.retryAfter()).isGreaterThan(Duration.ofSeconds(2)));
  }

  @Test
  void silenceIsUnavailable() {
    assertThatThrownBy(() -> fail(SdkClientException.create("Connect to host timed out")))
        .hasMessage("ECS eu-west-1 is unavailable: no answer to X: Connect to host timed out");
    assertThatThrownBy(() -> fail(ApiCallTimeoutException.create(10_000)))
        .isInstanceOf(Unavailable.class);
  }

  private void fail(RuntimeException failure) {
    calls.call(
        "X",
        client -> {
          throw failure;
        });
  }

  private static RuntimeException answer(int status, String code, String said) {
    return EcsException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(said).build())
        .build();
  }
}
