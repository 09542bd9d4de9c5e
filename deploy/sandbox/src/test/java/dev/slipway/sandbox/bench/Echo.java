package dev.slipway.sandbox.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import dev.slipway.sandbox.world.Shop;

/** The least bot that Bolt allows: it acknowledges, stores nothing, does nothing. A baseline. */
public final class Echo {
  static final String API = "echo.api";

  private Echo() {}

  public static void main(String[] arguments) throws Exception {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(System.getProperty(API));
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    App app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(Shop.BOT_TOKEN)
                .authTestCacheExpirationMillis(-1L)
                .allEventsApiAutoAckEnabled(true)
                .build());
    app.event(MessageEvent.class, (_, context) -> context.ack());
    new SocketModeApp(Shop.APP_TOKEN, app, Backend.JavaWebSocket, 4).start();
  }
}
