package dev.slipway.adapters.account;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final String DATABASE =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3";
  private final AccountServer server = new AccountServer();
  private final Account account = server.accounts.in("eu-west-1");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSecretTellsItsVersionsAndStages() {
    server.secret(DATABASE, "shop/db", Map.of("v2", "AWSCURRENT", "v1", "AWSPREVIOUS"));

    Secret secret = found(account.secret(DATABASE));

    assertThat(secret.name()).isEqualTo("shop/db");
    assertThat(secret.at("AWSCURRENT")).contains("v2");
    assertThat(secret.keeps("v1")).isTrue();
    assertThat(secret.keeps("v0")).isFalse();
    server
        .server()
        .verify(
            postRequestedFor(urlPathEqualTo("/"))
                .withHeader("Authorization", containing("/eu-west-1/secretsmanager/aws4_request")));
  }

  @Test
  void anotherAccountIsAskedByWhoeverMayWorkThereWhateverTheRegion() {
    server.secret(DATABASE, "shop/db", Map.of("v1", "AWSCURRENT"));
    server.logGroup("/shop");

    found(server.accounts.in("abroad", Optional.of("eu-west-1")).secret(DATABASE));
    found(server.accounts.in("abroad").logGroup("/shop"));

    server.server().verify(asked("ABROAD/\\d+/eu-west-1/secretsmanager"));
    server.server().verify(asked("ABROAD/\\d+/us-east-1/logs"));
    server.server().verify(0, asked("AKIA"));
  }

  private static RequestPatternBuilder asked(String by) {
    return postRequestedFor(urlPathEqualTo("/"))
        .withHeader("Authorization", matching(".*Credential=" + by + "/.*"));
  }

  @Test
  void whatSeveralTargetsAskAtOnceIsAskedOnceAndForgottenSoon() {
    server.logGroup("/shop");

    account.logGroup("/shop");
    account.logGroup("/shop");
    assertThat(server.asked()).isEqualTo(1);

    server.clock.advance(Duration.ofSeconds(2));
    account.logGroup("/shop");
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void aLogGroupWhoseNameOnlyBeginsSoIsAnother() {
    server.logGroup("/shop");

    assertThat(account.logGroup("/shop")).isInstanceOf(Answer.Found.class);
    server.others("ResourceNotFoundException");
    assertThat(account.logGroup("/sho")).isInstanceOf(Answer.Missing.class);
  }

  @Test
  void aRoleIsAskedOfIamInItsOnlyRegion() {
    server.role("shop-task", AccountServer.TRUSTS_TASKS);

    assertThat(Account.trustsTasks(found(account.trustOf("shop-task")))).isTrue();
    assertThat(Account.trustsTasks("{\"Statement\":{\"Effect\":\"Allow\"}}")).isFalse();
    assertThat(Account.trustsTasks("no JSON")).isFalse();
    server
        .server()
        .verify(
            postRequestedFor(urlPathEqualTo("/"))
                .withHeader("Authorization", containing("/us-east-1/iam/aws4_request"))
                .withRequestBody(equalTo("Action=GetRole&Version=2010-05-08&RoleName=shop-task")));
  }

  @Test
  void aTargetGroupComesWithItsAttributes() {
    server.targetGroup(
        "ip",
        30,
        5,
        Map.of(
            "deregistration_delay.timeout_seconds", "300",
            "load_balancing.algorithm.type", "round_robin"));

    TargetGroup group = found(account.targetGroup("arn:tg"));

    assertThat(group.untilHealthy()).hasSeconds(150);
    assertThat(group.drain()).contains(Duration.ofMinutes(5));
    assertThat(group.goesRoundRobin()).isTrue();
    assertThat(group.served()).isTrue();
  }

  @Test
  void aMissingRightIsNamedInBothProtocols() {
    server.others("AccessDeniedException");

    assertThat(account.secret(DATABASE))
        .isEqualTo(new Answer.Forbidden<>("secretsmanager:DescribeSecret"));
    assertThat(account.parameters(List.of("/shop")))
        .isEqualTo(new Answer.Forbidden<>("ssm:DescribeParameters"));
    assertThat(account.trustOf("shop-task")).isEqualTo(new Answer.Forbidden<>("iam:GetRole"));
    assertThat(account.targetGroup("arn:tg"))
        .isEqualTo(new Answer.Forbidden<>("elasticloadbalancing:DescribeTargetGroups"));
  }

  @Test
  void whatIsMissingAndWhatIsAwayAreToldApart() {
    server.others("NoSuchEntity");
    assertThat(account.trustOf("shop-task")).isInstanceOf(Answer.Missing.class);

    server.others("ThrottlingException");
    assertThat(account.secret(DATABASE))
        .isEqualTo(new Answer.Away<>("secretsmanager:DescribeSecret answered ThrottlingException"));
    server.server().stop();
    assertThat(account.logGroup("/shop").toString())
        .contains("there is no answer to logs:DescribeLogGroups");
  }

  private static <T> T found(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Found.class);
    return ((Answer.Found<T>) answer).thing();
  }
}
