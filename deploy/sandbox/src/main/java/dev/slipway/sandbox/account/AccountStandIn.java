package dev.slipway.sandbox.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in for the services beside ECS that the bot asks about an account. Thread-safe. */
public final class AccountStandIn {
  private static final Map<String, String> SERVICES =
      Map.of(
          "secretsmanager", "secretsmanager",
          "AmazonSSM", "ssm",
          "Logs_20140328", "logs",
          "AmazonSQS", "sqs",
          "GraniteServiceVersion20100801", "cloudwatch");
  private static final Reply AWAY = Reply.json(503, "{\"__type\":\"ServiceUnavailable\"}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Callers callers;
  private final Holdings holdings = new Holdings();
  private final JsonServices json = new JsonServices(holdings);
  private final FormServices forms = new FormServices(holdings);
  private final QueueStandIn queue = new QueueStandIn();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /**
   * @param accessKeys with which the account itself is called
   */
  public AccountStandIn(Set<String> accessKeys) {
    callers = new Callers(accessKeys);
  }

  /** Who may call, and who may assume roles. */
  public Callers callers() {
    return callers;
  }

  /** Whether a call that names this target is for one of these services. */
  public static boolean knows(String target) {
    return SERVICES.containsKey(service(target));
  }

  /** Makes everything exist that a task definition names. */
  public void provide(List<JsonNode> containers, JsonNode definition) {
    for (String role : List.of("executionRoleArn", "taskRoleArn")) {
      definition.path(role).asText().lines().forEach(arn -> holdings.addRole(name(arn)));
    }
    for (JsonNode container : containers) {
      container.path("secrets").forEach(secret -> provide(secret.path("valueFrom").asText()));
      container
          .path("logConfiguration")
          .path("options")
          .path("awslogs-group")
          .asText()
          .lines()
          .forEach(holdings::addLogGroup);
    }
  }

  /** Makes a target group exist, as docs/ecs.md recommends it. */
  public void provideTargetGroup(String arn) {
    holdings.addTargetGroup(arn, BalancerSettings.TUNED);
  }

  /** The secret gets a new version, and every task that starts from now on gets that. */
  public void rotate(String secret) {
    holdings.secrets().stream()
        .filter(arn -> arn.contains(":secret:" + secret))
        .forEach(holdings::rotateSecret);
  }

  /** Where EventBridge sends what ECS says, once it is opened. */
  public QueueStandIn queue() {
    return queue;
  }

  public void addRole(String name) {
    holdings.addRole(name);
  }

  public void removeRole(String name) {
    holdings.removeRole(name);
  }

  public void addLogGroup(String name) {
    holdings.addLogGroup(name);
  }

  public void removeLogGroup(String name) {
    holdings.removeLogGroup(name);
  }

  /** The target group of a service is set otherwise. */
  public void settings(String service, BalancerSettings settings) {
    holdings.settings(service, settings);
  }

  /**
   * The bot's role loses a permission.
   *
   * @param permission such as {@code iam:GetRole}
   */
  public void deny(String permission) {
    denied.add(permission);
  }

  public boolean isDenied(String permission) {
    return denied.contains(permission);
  }

  /** It gets all of them back. */
  public void allow() {
    denied.clear();
  }

  /** The permissions that all calls needed so far, oldest first. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * Answers one call.
   *
   * @param target as {@code X-Amz-Target} has it; empty for a form
   * @param authorization the header of that name
   */
  public Reply answer(String target, byte[] body, Optional<String> authorization) {
    return target.isEmpty() ? form(body, authorization) : json(target, body, authorization);
  }

  private Reply json(String target, byte[] body, Optional<String> authorization) {
    String action = target.substring(target.indexOf('.') + 1);
    String permission = SERVICES.get(service(target)) + ":" + action;
    try {
      JsonNode question = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      if (permission.startsWith("sqs:")) {
        return queue(action, question, authorization);
      }
      check(permission, authorization);
      return json.answer(permission, question);
    } catch (Absent absent) {
      return Reply.json(400, "{\"__type\":\"%s\"}".formatted(absent.code()));
    } catch (JsonProcessingException noJson) {
      return Reply.json(400, "{\"__type\":\"SerializationException\"}");
    }
  }

  /** The permission for a batch is that for one message. */
  private Reply queue(String action, JsonNode question, Optional<String> authorization) {
    check("sqs:" + action.replaceFirst("Batch$", ""), authorization);
    Reply reply = queue.isAway() ? AWAY : Reply.json(queue.answer(action, question));
    return queue.isAway() ? AWAY : reply;
  }

  private Reply form(byte[] body, Optional<String> authorization) {
    Map<String, String> form = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(
          pair.substring(0, Math.max(0, equals)),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    String action = form.getOrDefault("Action", "");
    if (action.equals("AssumeRole")) {
      calls.add("sts:AssumeRole");
      return callers.assume(form, authorization);
    }
    try {
      check((action.equals("GetRole") ? "iam:" : "elasticloadbalancing:") + action, authorization);
      return forms.answer(action, form);
    } catch (Absent absent) {
      return Reply.xml(
          absent.code().equals("AccessDenied") ? 403 : 404,
          "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code></Error></ErrorResponse>"
              .formatted(absent.code()));
    }
  }

  private void check(String permission, Optional<String> authorization) {
    calls.add(permission);
    if (denied.contains(permission) || !callers.knows(authorization)) {
      throw new Absent("AccessDenied");
    }
  }

  private void provide(String valueFrom) {
    if (valueFrom.contains(":secretsmanager:")) {
      holdings.addSecret(String.join(":", List.of(valueFrom.split(":", -1)).subList(0, 7)));
    } else {
      holdings.addParameter(valueFrom.replaceFirst("^arn:.*:parameter", ""));
    }
  }

  private static String service(String target) {
    int dot = target.indexOf('.');
    return dot < 0 ? "" : target.substring(0, dot);
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
