package dev.slipway.sandbox.world;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.panel.FleetFacts;
import dev.slipway.sandbox.panel.GitFacts;
import dev.slipway.sandbox.registry.RegistryStandIn.Image;
import dev.slipway.sandbox.registry.RegistryStandIn.Push;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.PanelState;
import dev.slipway.sandbox.slack.PanelState.Hint;
import dev.slipway.sandbox.slack.PanelState.Kind;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.slack.PanelState.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page shows beside the channel: the world as it is, and the switches that break it. */
public final class ShopPanel implements Panel {
  private static final int SHORT = 7;
  private static final int IMAGES = 6;

  private final World world;
  private final BotKeeper keeper;
  private final Levers levers;

  public ShopPanel(World world, BotKeeper keeper) {
    this.world = world;
    this.keeper = keeper;
    this.levers = new Levers(world, keeper);
  }

  /** A commit id as people type it. */
  public static String brief(String sha) {
    return sha.substring(0, Math.min(SHORT, sha.length()));
  }

  @Override
  public PanelState state() {
    FleetFacts fleet = new FleetFacts(world.ecs().services(), this::commit);
    List<Section> sections = new ArrayList<>();
    sections.add(fleet.environment(Shop.PRODUCTION));
    sections.add(fleet.traffic(Shop.PRODUCTION));
    sections.add(fleet.environment(Shop.STAGING));
    world.site().ifPresent(site -> sections.add(new SiteFacts(site).section()));
    sections.add(bot());
    sections.addAll(new GitFacts(world.repository().directory()).branches());
    sections.add(images());
    return new PanelState("Behind the scenes", sections, levers.shown(), hints());
  }

  @Override
  public void act(String action, Map<String, String> values) {
    levers.turn(action, values.getOrDefault("value", ""));
  }

  /** The tag of an image is its commit; an image named by digest has its tag in the registry. */
  private String commit(String image) {
    int at = image.indexOf('@');
    if (at < 0) {
      return brief(image.substring(image.lastIndexOf(':') + 1));
    }
    String digest = image.substring(at + 1);
    return world.registry().images().stream()
        .filter(known -> known.digest().value().equals(digest))
        .map(Image::tag)
        .findFirst()
        .map(ShopPanel::brief)
        .orElse("unknown");
  }

  private Section bot() {
    String restarts = keeper.restarts() == 1 ? "1 restart" : keeper.restarts() + " restarts";
    Row row =
        keeper
            .bot()
            .map(
                bot ->
                    world.slack().connections() > 0
                        ? Row.of("pid " + bot.pid(), "up", restarts, Tone.OK)
                        : Row.of("pid " + bot.pid(), "not connected", restarts, Tone.BUSY))
            .orElseGet(() -> Row.of("no process", "down", restarts, Tone.BAD));
    return new Section("The bot", Kind.ROWS, List.of(row));
  }

  private Section images() {
    return new Section(
        "Images in the registry",
        Kind.LOG,
        world.registry().pushes().reversed().stream()
            .filter(push -> !push.reference().startsWith("sha256:"))
            .limit(IMAGES)
            .map(ShopPanel::image)
            .toList());
  }

  private static Row image(Push push) {
    String digest = push.digest().value();
    return Row.of(brief(push.reference()), digest.substring(0, 19) + "…", "", Tone.QUIET);
  }

  private List<Hint> hints() {
    SampleRepository shop = world.repository();
    Commit clean = shop.cleanPicks().getFirst();
    List<Hint> hints = new ArrayList<>();
    hints.add(new Hint(clean.subject(), pick(clean)));
    hints.add(new Hint("the same for production, confirmed by the Release Manager", "!release"));
    hints.add(new Hint("a pick that conflicts", pick(shop.conflictingPick())));
    hints.add(new Hint("a pick that needs another one first", pick(shop.dependentPick())));
    world.site().ifPresent(site -> hints.add(site(site)));
    hints.add(new Hint("where everything is", "!status"));
    return hints;
  }

  private static Hint site(Site site) {
    return new Hint(
        "in #site-releases, for three servers; then !release there",
        pick(site.repository().cleanPicks().getFirst()));
  }

  private static String pick(Commit commit) {
    return "!pick " + brief(commit.sha());
  }
}
