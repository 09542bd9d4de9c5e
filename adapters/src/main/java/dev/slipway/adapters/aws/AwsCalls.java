package dev.slipway.adapters.aws;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one door to a service of AWS in a region, and the one place where its errors become ours.
 * Thread-safe. Says what AWS said; never what was sent.
 */
public final class AwsCalls<C> {
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
      Set.of("ThrottlingException", "ServerException", "ExpiredTokenException");

  private final Service service;
  private final String region;
  private final C client;

  /**
   * @param name what people call it, such as {@code ECS}
   * @param prefix of its permissions, such as {@code ecs}
   * @param passing which of its refusals, by code and message, are of the moment only
   */
  public record Service(String name, String prefix, BiPredicate<String, String> passing) {}

  public AwsCalls(Service service, String region, C client) {
    this.service = service;
    this.region = region;
    this.client = client;
  }

  /** What people call it. */
  public String system() {
    return service.name() + " " + region;
  }

  /**
   * @param action the name of the API's action, such as {@code UpdateService}
   */
  public <T> T call(String action, Function<C, T> request) {
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
    if (details(answer).filter(one -> "Sts".equals(one.serviceName())).isPresent()) {
      return ofRole(action, answer);
    }
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

  /** The role is assumed on the way to the call. */
  private RuntimeException ofRole(String action, AwsServiceException answer) {
    String said = details(answer).map(AwsErrorDetails::errorMessage).orElseGet(() -> words(answer));
    String why = "the role for %s cannot be assumed: %s".formatted(action, clipped(said));
    return answer.statusCode() >= SERVER_ERROR || answer.isThrottlingException()
        ? new Unavailable(system(), why, UNREACHABLE, answer)
        : new Denied("%s: %s".formatted(system(), why), answer);
  }

  private boolean isPassing(AwsServiceException answer, String code, String said) {
    return answer.statusCode() >= SERVER_ERROR
        || PASSING.contains(code)
        || service.passing().test(code, said);
  }

  private String refusal(String action, String code, String said) {
    if (FORBIDDEN.contains(code)) {
      return "%s refused %s: the bot's role lacks the permission %s:%s. AWS says: %s"
          .formatted(system(), action, service.prefix(), action, said);
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
