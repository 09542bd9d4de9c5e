package dev.slipway.adapters.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.aws.SignedHttp;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls of AWS services in their two oldest protocols, and what their errors mean to us. */
final class AccountCalls {
  private static final Set<String> FORBIDDEN =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");
  private static final Set<String> MISSING =
      Set.of(
          "ResourceNotFoundException", "NoSuchEntity", "TargetGroupNotFound", "ParameterNotFound");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SignedHttp http;

  AccountCalls(SignedHttp http) {
    this.http = http;
  }

  /**
   * A question.
   *
   * @param permission that it needs, such as {@code iam:GetRole}
   */
  record Call(SignedHttp.Service service, String permission) {
    /** One that every region answers. */
    static Call in(String region, String permission) {
      String service = permission.substring(0, permission.indexOf(':'));
      return new Call(SignedHttp.Service.in(region, service), permission);
    }

    String action() {
      return permission.substring(permission.indexOf(':') + 1);
    }
  }

  /**
   * Asks a service that speaks JSON.
   *
   * @param target in front of the action in {@code X-Amz-Target}
   */
  Answer<JsonNode> json(Call call, String target, Map<String, ?> parameters) {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.1",
            "X-Amz-Target",
            target + "." + call.action());
    try {
      SignedHttp.Reply reply =
          http.post(call.service(), headers, JSON.writeValueAsBytes(parameters));
      JsonNode body = JSON.readTree(reply.body());
      return isGood(reply)
          ? new Answer.Found<>(body)
          : refused(call, reply, body.path("__type").asText().replaceFirst("^.*#", ""));
    } catch (IOException | SdkException none) {
      return away(call, none);
    }
  }

  /** Asks a service that takes a form and answers in XML. */
  Answer<Xml> query(Call call, String version, Map<String, String> parameters) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    String form =
        "Action=%s&Version=%s".formatted(call.action(), version)
            + parameters.entrySet().stream()
                .map(each -> "&%s=%s".formatted(each.getKey(), encoded(each.getValue())))
                .sorted()
                .collect(Collectors.joining());
    try {
      SignedHttp.Reply reply =
          http.post(call.service(), headers, form.getBytes(StandardCharsets.UTF_8));
      Xml body = Xml.read(reply.body());
      return isGood(reply)
          ? new Answer.Found<>(body)
          : refused(call, reply, body.child("Error").text("Code"));
    } catch (IOException | SdkException none) {
      return away(call, none);
    }
  }

  private static boolean isGood(SignedHttp.Reply reply) {
    return reply.status() / 100 == 2;
  }

  private static <T> Answer<T> refused(Call call, SignedHttp.Reply reply, String code) {
    if (FORBIDDEN.contains(code)) {
      return new Answer.Forbidden<>(call.permission());
    }
    return MISSING.contains(code)
        ? new Answer.Missing<>()
        : new Answer.Away<>(
            "%s answered %s".formatted(call.permission(), code.isEmpty() ? reply.status() : code));
  }

  private static <T> Answer<T> away(Call call, Exception none) {
    String why =
        none.getMessage() == null ? none.getClass().getSimpleName() : clipped(none.getMessage());
    return new Answer.Away<>("there is no answer to %s: %s".formatted(call.permission(), why));
  }

  private static String clipped(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
