package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The one door to ECS in a region, and the one place where its errors become ours. Thread-safe.
 * Says what AWS said; never what was sent.
 */
final class EcsCalls {
  private static final Duration THROTTLED = Duration.ofSeconds(5);
  private static final Duration UNREACHABLE = Duration.ofSeconds(2);
  private static final int WORDS = 300;
  private static final int SERVER_ERROR = 500;

  private static final Set<String> FORBIDDEN =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "IncompleteSignature");

  /** Refusals of the moment, although they come as errors of the client. */
  private static final Set<String> PASSING =
      Set.of(
          "ThrottlingException",
          "ServerException",
          "ExpiredTokenException",
          "UpdateInProgressException");

  private static final String REGISTRATION_RACE = "too many concurrent attempts";

  private final String region;
  private final EcsClient client;

  EcsCalls(String region, EcsClient client) {
    this.region = region;
    this.client = client;
  }

  /** What people call it. */
  String system() {
    return "ECS " + region;
  }

  /**
   * @param action the name of the API's action, such as {@code UpdateService}
   */
  <T> T call(String action, Function<EcsClient, T> request) {
    try {
      return request.apply(client);
    } catch (AwsServiceException answer) {
      throw answered(action, answer);
    } catch (SdkException none) {
      throw new Unavailable(
          system(), "no answer to %s: %s".formatted(action, words(none)), UNREACHABLE, none);
    }
  }

  private RuntimeException answered(String action, AwsServiceException answer) {
    String code = details(answer).map(AwsErrorDetails::errorCode).orElse("");
    String said =
        clipped(details(answer).map(AwsErrorDetails::errorMessage).orElseGet(() -> words(answer)));
    if (answer.isThrottlingException() || "ThrottlingException".equals(code)) {
      return new Unavailable(system(), "it throttles " + action, THROTTLED, answer);
    }
    if (isPassing(answer, code, said)) {
      return new Unavailable(
          system(), "%s: %s".formatted(action, said.isEmpty() ? code : said), UNREACHABLE, answer);
    }
    return new Denied(refusal(action, code, said), answer);
  }

  private static boolean isPassing(AwsServiceException answer, String code, String said) {
    return answer.statusCode() >= SERVER_ERROR
        || PASSING.contains(code)
        || said.toLowerCase(Locale.ROOT).contains(REGISTRATION_RACE);
  }

  private String refusal(String action, String code, String said) {
    if (FORBIDDEN.contains(code)) {
      return "%s refused %s: the bot's role lacks the permission ecs:%s. AWS says: %s"
          .formatted(system(), action, action, said);
    }
    if (BAD_CREDENTIALS.contains(code)) {
      return "%s refused %s: the bot's AWS credentials are not valid. AWS says: %s"
          .formatted(system(), action, said);
    }
    return "%s refused %s: %s: %s".formatted(system(), action, code, said);
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails());
  }

  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return clipped(message == null ? thrown.getClass().getSimpleName() : message);
  }

  private static String clipped(String text) {
    return text.length() <= WORDS ? text : text.substring(0, WORDS) + "…";
  }
}
