package dev.slipway.sandbox.world;

import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.PersonIdent;

/** The people, the channel and the services of the sandbox's first app. */
public final class Shop {
  public static final String DEVELOPER = "UDEVELOPER";
  public static final String MANAGER = "UMANAGER";
  public static final String OUTSIDER = "UOUTSIDER";
  public static final String CHANNEL = "CSHOP";
  public static final String RANDOM = "CRANDOM";
  public static final String MANAGERS = "SMANAGERS";
  public static final String STAGING = "staging";
  public static final String PRODUCTION = "production";
  public static final String BOT_TOKEN = "xoxb-sandbox-bot";
  public static final String APP_TOKEN = "xapp-sandbox-app";
  static final String SIGNING_SECRET = "sandbox-signing-secret";
  static final String BOT = "USLIPWAY";

  /** Flavors of the app in production, in the order of their waves. */
  public static final List<String> FLAVORS = List.of("web", "api", "worker");

  private Shop() {}

  static List<PersonIdent> authors() {
    return List.of(
        new PersonIdent("Developer", "developer@example.com"),
        new PersonIdent("Backend Developer", "backend@example.com"),
        new PersonIdent("Frontend Developer", "frontend@example.com"),
        new PersonIdent("Release Manager", "manager@example.com"));
  }

  static WorkspacePlan workspace(boolean withSite) {
    return new WorkspacePlan(
        "TSANDBOX",
        "Sandbox",
        "ASLIPWAY",
        new WorkspacePlan.BotPlan(BOT, "BSLIPWAY", "slipway", BOT_TOKEN),
        APP_TOKEN,
        SIGNING_SECRET,
        List.of(
            new WorkspacePlan.PersonPlan(
                DEVELOPER, "developer", "Developer", "developer@example.com"),
            new WorkspacePlan.PersonPlan(
                MANAGER, "manager", "Release Manager", "manager@example.com"),
            new WorkspacePlan.PersonPlan(OUTSIDER, "outsider", "Outsider", "outsider@example.com")),
        Stream.of(
                channel(CHANNEL, "shop-releases"),
                channel(Site.CHANNEL, "site-releases"),
                channel(RANDOM, "random"))
            .filter(channel -> withSite || !channel.id().equals(Site.CHANNEL))
            .toList(),
        List.of(new WorkspacePlan.GroupPlan(MANAGERS, "release-managers", List.of(MANAGER))),
        WorkspacePlan.USUAL_SCOPES,
        WorkspacePlan.USUAL_EVENTS,
        Set.of("/slipway"));
  }

  private static WorkspacePlan.ChannelPlan channel(String id, String name) {
    return new WorkspacePlan.ChannelPlan(
        id, name, false, List.of(DEVELOPER, MANAGER, OUTSIDER, BOT));
  }
}
