package dev.slipway.sandbox.fleet;

/** Amazon resource names of one account and region, in the long format with the cluster's name. */
public record Arns(String region, String account) {
  public String cluster(String name) {
    return ecs("cluster/" + name);
  }

  public String service(String cluster, String name) {
    return ecs("service/" + cluster + "/" + name);
  }

  public String task(String cluster, String id) {
    return ecs("task/" + cluster + "/" + id);
  }

  public String container(String cluster, String taskId, String id) {
    return ecs("container/" + cluster + "/" + taskId + "/" + id);
  }

  public String taskDefinition(String family, int revision) {
    return ecs("task-definition/" + family + ":" + revision);
  }

  public String serviceDeployment(String cluster, String service, String id) {
    return ecs("service-deployment/" + cluster + "/" + service + "/" + id);
  }

  public String serviceRevision(String cluster, String service, String id) {
    return ecs("service-revision/" + cluster + "/" + service + "/" + id);
  }

  public String targetGroup(String service, String id) {
    return "arn:aws:elasticloadbalancing:%s:%s:targetgroup/%s/%s"
        .formatted(region, account, service, id.substring(0, 16));
  }

  public String listenerRule(String service, String listener, String id) {
    return "arn:aws:elasticloadbalancing:%s:%s:listener-rule/app/%s/%s/%s/%s"
        .formatted(region, account, service, id.substring(0, 16), id.substring(16), listener);
  }

  public String role(String name) {
    return "arn:aws:iam::" + account + ":role/" + name;
  }

  /** The part after the last slash: a short name is its own. */
  public static String shortName(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private String ecs(String resource) {
    return "arn:aws:ecs:" + region + ":" + account + ":" + resource;
  }
}
