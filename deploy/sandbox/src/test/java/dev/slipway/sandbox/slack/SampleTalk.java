package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.MANAGER;
import static dev.slipway.sandbox.slack.SampleWorkspace.OUTSIDER;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;

import com.slack.api.methods.MethodsClient;
import dev.slipway.sandbox.slack.PanelState.Hint;
import dev.slipway.sandbox.slack.PanelState.Kind;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.slack.PanelState.Switch;
import dev.slipway.sandbox.slack.PanelState.Tone;
import java.util.List;
import java.util.Map;

/** A conversation and a panel as the sandbox shows them. */
final class SampleTalk {
  private static final String RELEASE =
      """
      [{"type":"header","text":{"type":"plain_text","text":":ship: Release 42 of shop to production"}},
       {"type":"section","text":{"type":"mrkdwn","text":"*`a71d004`* Show prices with tax → *`3f2a91c`* Cache the basket per customer"}},
       {"type":"section","fields":[
         {"type":"mrkdwn","text":"*Commits*\\n4 by <@U0DEVELOPER> and 2 others"},
         {"type":"mrkdwn","text":"*Accepted on staging*\\n:white_check_mark: 4 of 4"},
         {"type":"mrkdwn","text":"*Asked by*\\n<@U0DEVELOPER>"},
         {"type":"mrkdwn","text":"*Confirmed by*\\n<@U0MANAGER> at <!date^1792573200^{time}|09:00 UTC>"}]},
       {"type":"divider"},
       {"type":"section","text":{"type":"mrkdwn","text":":large_green_circle: *shop-web*  `a71d004` → `3f2a91c`  live  `████████` 4/4\\n:hourglass_flowing_sand: *shop-worker*  `a71d004` → `3f2a91c`  preparing  `█████░░░` 5/8, 40 s\\n:white_circle: *web-2*  `a71d004` → `3f2a91c`  waiting"}},
       {"type":"context","elements":[{"type":"mrkdwn","text":"Started 2 min ago · about 3 min left · users see `a71d004` on 2 of 3 targets"}]},
       {"type":"actions","elements":[
         {"type":"button","action_id":"confirm","value":"42","style":"primary","text":{"type":"plain_text","text":"Confirm 3f2a91c"},
          "confirm":{"title":{"type":"plain_text","text":"Release 3f2a91c to production?"},
            "text":{"type":"mrkdwn","text":"4 commits go to *3 targets*. Users see the new version in about 5 minutes."},
            "confirm":{"type":"plain_text","text":"Release it"},"deny":{"type":"plain_text","text":"Not now"}}},
         {"type":"button","action_id":"abort","value":"42","style":"danger","text":{"type":"plain_text","text":"Abort 42"}},
         {"type":"button","action_id":"changes","value":"42","text":{"type":"plain_text","text":"Show commits"}}]}]
      """;

  private static final String REFUSED =
      """
      [{"type":"section","text":{"type":"mrkdwn","text":":no_entry: *Refused:* production is on hold by <@U0MANAGER> since <!date^1792573200^{time}|09:00 UTC>.\\n&gt; Sale day, no releases\\nAsk them, or wait until <!date^1792587600^{time}|13:00 UTC>."}},
       {"type":"actions","elements":[{"type":"button","action_id":"queue","value":"1","text":{"type":"plain_text","text":"Queue it for later"}}]}]
      """;

  private static final String CONFLICT =
      """
      [{"type":"rich_text","elements":[
         {"type":"rich_text_section","elements":[
           {"type":"text","text":"The pick conflicts","style":{"bold":true}},{"type":"text","text":" in 2 files:"}]},
         {"type":"rich_text_list","style":"bullet","elements":[
           {"type":"rich_text_section","elements":[{"type":"text","text":"src/basket/Cache.java","style":{"code":true}},{"type":"text","text":" both changed"}]},
           {"type":"rich_text_section","elements":[{"type":"text","text":"src/basket/Price.java","style":{"code":true}},{"type":"text","text":" deleted on release/7"}]}]},
         {"type":"rich_text_preformatted","elements":[{"type":"text","text":"git switch release/7\\ngit cherry-pick -x 3f2a91c"}]},
         {"type":"rich_text_quote","elements":[{"type":"text","text":"<b>Nothing</b> was pushed."}]}]}]
      """;

  private SampleTalk() {}

  static String play(SlackStandIn slack) throws Exception {
    MethodsClient bot = SampleWorkspace.client(slack);
    Person developer = slack.person(DEVELOPER);
    Person manager = slack.person(MANAGER);
    developer.type(RELEASES, "Morning! The basket cache is merged, https://example.com/pull/812");
    String pick = developer.type(RELEASES, "!pick 3f2a91c");
    bot.reactionsAdd(r -> r.channel(RELEASES).timestamp(pick).name("eyes"));
    String card =
        bot.chatPostMessage(
                r ->
                    r.channel(RELEASES)
                        .text(
                            ":white_check_mark: *Picked* `3f2a91c` onto `release/7` for"
                                + " <@U0DEVELOPER>, building"))
            .getTs();
    bot.chatPostMessage(r -> r.channel(RELEASES).threadTs(card).text("Build of `3f2a91c` started"));
    bot.chatPostMessage(
        r -> r.channel(RELEASES).threadTs(card).text("conflict").blocksAsString(CONFLICT));
    manager.reply(RELEASES, card, "nice, thanks @developer");
    slack.person(OUTSIDER).type(RELEASES, "what does *this* channel do? <script>alert(1)</script>");
    developer.type(RELEASES, "!release shop");
    String release =
        bot.chatPostMessage(
                r -> r.channel(RELEASES).text("Release 42 of shop").blocksAsString(RELEASE))
            .getTs();
    bot.chatPostMessage(
        r ->
            r.channel(RELEASES)
                .threadTs(release)
                .text("green prepared on web-2 (`3f2a91c`), live is still blue (`a71d004`)"));
    bot.chatPostEphemeral(
        r -> r.channel(RELEASES).user(DEVELOPER).text("refused").blocksAsString(REFUSED));
    bot.chatPostMessage(r -> r.channel(DEVELOPER).text("Your change `3f2a91c` is on staging."));
    manager.react(RELEASES, release, "rocket");
    return release;
  }

  static final class SamplePanel implements Panel {
    private volatile String slackIsAway = "off";

    @Override
    public PanelState state() {
      return new PanelState(
          "Behind the scenes",
          List.of(
              new Section(
                  "production",
                  Kind.ROWS,
                  List.of(
                      Row.of("shop-web", "3f2a91c", "4 of 4 tasks, live", Tone.OK).withBar(1),
                      Row.of("shop-worker", "3f2a91c", "5 of 8 tasks", Tone.BUSY).withBar(0.62),
                      Row.of("web-2", "a71d004", "blue is live, green is empty", Tone.QUIET))),
              new Section(
                  "What users see",
                  Kind.ROWS,
                  List.of(
                      Row.of("Answers", "212/s", "", Tone.OK),
                      Row.of("Errors", "0.4 %", "above 0.1 % since 10 s", Tone.BAD))),
              new Section(
                  "release/7",
                  Kind.LOG,
                  List.of(
                      Row.of("3f2a91c", "Cache the basket per customer", "", Tone.OK),
                      Row.of("a71d004", "Show prices with tax", "", Tone.QUIET)))),
          List.of(
              new Switch("slack-away", "Slack is away", List.of("off", "on"), slackIsAway),
              new Switch(
                  "build", "The next build", List.of("succeeds", "fails", "hangs"), "succeeds")),
          List.of(
              new Hint("put a commit on the release branch", "!pick 3f2a91c"),
              new Hint("see where everything is", "!status shop")));
    }

    @Override
    public void act(String action, Map<String, String> values) {
      if (action.equals("slack-away")) {
        slackIsAway = values.getOrDefault("value", "off");
      }
    }
  }
}
