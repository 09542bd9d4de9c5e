package dev.slipway.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final EcsEvent WEB = new EcsEvent.OfService("production", "shop-web");
  private static final String ARN = "arn:aws:ecs:eu-west-1:123456789012:";

  @Test
  void taskOfAServiceIsOfThatService() {
    assertThat(EventReader.read(task("service:shop-web"))).isEqualTo(WEB);
  }

  @Test
  void taskThatWasStartedByItselfIsOfNone() {
    assertThat(EventReader.read(task("family:shop-web"))).isEqualTo(new EcsEvent.OfNoService());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ECS Deployment State Change", "ECS Service Action", "ECS Hook State Change"})
  void whatHappensToAServiceIsOfIt(String type) {
    assertThat(EventReader.read(service(type, "production/shop-web", ""))).isEqualTo(WEB);
  }

  @Test
  void whatHappensToADeploymentIsOfItsService() {
    assertThat(
            EventReader.read(
                service("ECS Hook State Change", "production/shop-web/q7w8e9", "")
                    .replace(":service/", ":service-deployment/")))
        .isEqualTo(WEB);
  }

  @Test
  void serviceWithAnOldArnHasItsClusterInTheDetail() {
    assertThat(
            EventReader.read(
                service(
                    "ECS Service Action",
                    "shop-web",
                    "\"clusterArn\":\"%scluster/production\"".formatted(ARN))))
        .isEqualTo(WEB);
    assertThat(EventReader.read(service("ECS Deployment State Change", "shop-web", "")))
        .isEqualTo(new EcsEvent.Unreadable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "null",
        "[]",
        "7",
        "{}",
        "{\"source\":\"aws.ecs\"}",
        "{\"source\":\"aws.ecs\",\"detail-type\":\"ECS Task State Change\",\"detail\":[1]}",
        "{\"source\":\"aws.ecs\",\"detail-type\":\"ECS Service Action\",\"resources\":[\"x\"]}",
        "{\"source\":\"aws.ec2\",\"detail-type\":\"ECS Task State Change\"}",
        "{\"source\":\"aws.ecs\",\"detail-type\":\"ECS Container Instance State Change\"}"
      })
  void everythingElseIsUnreadable(String body) {
    assertThat(EventReader.read(body)).isEqualTo(new EcsEvent.Unreadable());
  }

  static String task(String group) {
    return """
        {"version":"0","source":"aws.ecs","detail-type":"ECS Task State Change",
         "region":"eu-west-1","resources":["%1$stask/production/b99d40b3"],
         "detail":{"clusterArn":"%1$scluster/production","group":"%2$s","lastStatus":"STOPPED"}}"""
        .formatted(ARN, group);
  }

  private static String service(String type, String service, String detail) {
    return """
        {"source":"aws.ecs","detail-type":"%s","resources":["%sservice/%s"],"detail":{%s}}"""
        .formatted(type, ARN, service, detail);
  }
}
