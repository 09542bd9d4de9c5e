package dev.slipway.sandbox.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.slipway.sandbox.delivery.DeliveryTimes;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.BotPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.ChannelPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.GroupPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A small workspace, and Slack's SDK pointed at it. */
final class SampleWorkspace {
  static final String BOT = "U0SLIPWAY";
  static final String BOT_TOKEN = "xoxb-sample";
  static final String APP_TOKEN = "xapp-sample";
  static final String SECRET = "sample-signing-secret";
  static final String DEVELOPER = "U0DEVELOPER";
  static final String MANAGER = "U0MANAGER";
  static final String OUTSIDER = "U0OUTSIDER";
  static final String RELEASES = "C0RELEASES";
  static final String RANDOM = "C0RANDOM";
  static final String SECRETS = "C0SECRETS";
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Slack's order of things, fast. */
  static final DeliveryTimes FAST =
      new DeliveryTimes(
          Duration.ofMillis(300),
          List.of(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(50)),
          Duration.ofMillis(50));

  private SampleWorkspace() {}

  static WorkspacePlan plan() {
    return new WorkspacePlan(
        "T0SHIPYARD",
        "Shipyard",
        "A0SLIPWAY",
        new BotPlan(BOT, "B0SLIPWAY", "slipway", BOT_TOKEN),
        APP_TOKEN,
        SECRET,
        List.of(
            new PersonPlan(DEVELOPER, "developer", "Developer", "developer@example.com"),
            new PersonPlan(MANAGER, "manager", "Release manager", "manager@example.com"),
            new PersonPlan(OUTSIDER, "outsider", "Outsider", "outsider@example.com")),
        List.of(
            new ChannelPlan(
                RELEASES, "releases", false, List.of(BOT, DEVELOPER, MANAGER, OUTSIDER)),
            new ChannelPlan(RANDOM, "random", false, List.of(DEVELOPER, MANAGER)),
            new ChannelPlan(SECRETS, "secrets", true, List.of(MANAGER))),
        List.of(new GroupPlan("S0MANAGERS", "release-managers", List.of(MANAGER))),
        WorkspacePlan.USUAL_SCOPES,
        WorkspacePlan.USUAL_EVENTS,
        Set.of("/slipway"));
  }

  static SlackStandIn start() {
    return SlackStandIn.start(plan(), StandInSettings.forTests().withTimes(FAST));
  }

  static Slack sdk(SlackStandIn standIn) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(standIn.apiUrl());
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    return Slack.getInstance(config);
  }

  static MethodsClient client(SlackStandIn standIn) {
    return sdk(standIn).methods(BOT_TOKEN);
  }
}
