package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who a task is.
 *
 * @param startedBy the deployment's id for a task of a service; empty when RunTask gave none
 * @param group {@code service:name} or {@code family:name}
 * @param overrides of RunTask; an empty object for a task of a service
 */
public record TaskIdentity(
    String arn, String clusterArn, String startedBy, String group, ObjectNode overrides) {}
