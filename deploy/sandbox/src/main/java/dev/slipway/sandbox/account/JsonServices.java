package dev.slipway.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The services that speak JSON, as on the AWS pages of their actions. */
record JsonServices(Holdings holdings) {
  Reply answer(String permission, JsonNode question) {
    return Reply.json(
        switch (permission) {
          case "secretsmanager:DescribeSecret" -> secret(question.path("SecretId").asText());
          case "ssm:DescribeParameters" -> parameters(question);
          case "logs:DescribeLogGroups" -> logGroups(question);
          case "cloudwatch:DescribeAlarms" -> alarms(question);
          default -> throw new Absent("UnknownOperationException");
        });
  }

  private ObjectNode secret(String arn) {
    List<String> versions =
        holdings.secret(arn).orElseThrow(() -> new Absent("ResourceNotFoundException"));
    String name = arn.split(":", -1)[6].replaceFirst("-[A-Za-z0-9]{6}$", "");
    ObjectNode answer = object().put("ARN", arn).put("Name", name);
    ObjectNode stages = answer.putObject("VersionIdsToStages");
    stages.putArray(versions.getLast()).add("AWSCURRENT");
    if (versions.size() > 1) {
      stages.putArray(versions.get(versions.size() - 2)).add("AWSPREVIOUS");
    }
    return answer;
  }

  private ObjectNode parameters(JsonNode question) {
    ObjectNode answer = object();
    ArrayNode found = answer.putArray("Parameters");
    question
        .path("ParameterFilters")
        .path(0)
        .path("Values")
        .forEach(
            name ->
                holdings
                    .parameter(name.asText())
                    .ifPresent(
                        version ->
                            found
                                .addObject()
                                .put("Name", name.asText())
                                .put("Type", "SecureString")
                                .put("Version", version)));
    return answer;
  }

  private ObjectNode logGroups(JsonNode question) {
    ObjectNode answer = object();
    ArrayNode groups = answer.putArray("logGroups");
    holdings
        .logGroups(question.path("logGroupNamePrefix").asText())
        .forEach(name -> groups.addObject().put("logGroupName", name));
    return answer;
  }

  private static ObjectNode alarms(JsonNode question) {
    ObjectNode answer = object();
    ArrayNode alarms = answer.putArray("MetricAlarms");
    question
        .path("AlarmNames")
        .forEach(
            name -> alarms.addObject().put("AlarmName", name.asText()).put("StateValue", "OK"));
    return answer;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
