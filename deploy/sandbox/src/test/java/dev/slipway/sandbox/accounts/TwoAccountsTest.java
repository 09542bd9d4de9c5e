package dev.slipway.sandbox.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Production is in two accounts; the bot has the key of one, and assumes a role in the other. */
final class TwoAccountsTest {
  @Test
  void oneReleaseGoesLiveInBothAndEachIsAskedByWhoeverMay() {
    try (TwoAccounts shop = new TwoAccounts(true)) {
      String old = TwoAccounts.image(shop.abroad(), TwoAccounts.WEB);
      shop.ask("Waiting for a confirmation");
      shop.click("Confirm");
      Message card = shop.until("Live on all 4 targets");

      assertThat(List.of("web", "web-abroad", "api", "worker"))
          .allSatisfy(target -> assertThat(TwoAccounts.line(card, target)).contains("live"));
      assertThat(card.plain()).as("everything was looked at").doesNotContain("⚠");
      assertThat(TwoAccounts.image(shop.abroad(), TwoAccounts.WEB))
          .isEqualTo(TwoAccounts.image(shop.home(), TwoAccounts.WEB))
          .isNotEqualTo(old);
      shop.wasDeployedOnce();
      assertThat(shop.abroad().account().callers().handedOut()).isPositive();
      assertThat(shop.home().account().callers().handedOut()).isZero();
      assertThat(shop.abroad().account().queue().taken()).as("events by the role").isPositive();
      TwoAccounts.knewEveryCaller(shop.home());
      TwoAccounts.knewEveryCaller(shop.abroad());
    }
  }

  @Test
  void whatOneAccountRefusesInTheMiddleIsSaidOfThatOneAlone() {
    try (TwoAccounts shop = new TwoAccounts(true)) {
      shop.ask("Waiting for a confirmation");
      shop.abroad().account().deny("ecs:UpdateService");
      shop.click("Confirm");
      Message mixed = shop.until("Mixed. New build: web. Old build: web-abroad, api, worker.");

      assertThat(TwoAccounts.line(mixed, "web-abroad:"))
          .contains("ECS abroad refused UpdateService: the bot's role lacks the permission");
      assertThat(mixed.plain())
          .contains("Users of web-abroad now: users are on the old build")
          .doesNotContain("ECS eu-west-1");
      assertThat(TwoAccounts.line(mixed, "web")).contains("live");
      assertThat(TwoAccounts.deployments(shop.abroad(), TwoAccounts.WEB)).isZero();
      shop.abroad().account().allow();
      shop.click("Carry on");

      shop.until("Live on all 4 targets");
      shop.wasDeployedOnce();
    }
  }

  @Test
  void roleThatMayNotBeAssumedIsNamedAndNothingIsDoneAnywhere() {
    try (TwoAccounts shop = new TwoAccounts(false)) {
      Message refused = shop.ask("cannot be assumed");

      assertThat(refused.plain())
          .contains("Refused: ECS abroad: the role for DescribeServices cannot be assumed")
          .contains("210987654321");
      assertThat(TwoAccounts.deployments(shop.home(), TwoAccounts.WEB)).isZero();
    }
  }
}
