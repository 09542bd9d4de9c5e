package dev.slipway.sandbox.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Arns;
import java.time.Instant;
import java.util.UUID;

/**
 * What ECS would say of something.
 *
 * @param state of the thing; it is said when that has become another one
 * @param resource an ARN
 */
record Happening(String state, String type, String resource, ObjectNode detail) {
  /** The envelope of the AWS page <i>EventBridge event structure</i>. */
  String event(Arns arns, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "0")
        .put("id", UUID.randomUUID().toString())
        .put("detail-type", type)
        .put("source", "aws.ecs")
        .put("account", arns.account())
        .put("time", at.toString())
        .put("region", arns.region());
    event.putArray("resources").add(resource);
    event.set("detail", detail);
    return event.toString();
  }
}
