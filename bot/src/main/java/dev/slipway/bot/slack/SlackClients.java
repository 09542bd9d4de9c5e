package dev.slipway.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Makes the SDK's client as the bot needs it. */
public final class SlackClients {
  private static final int READ_MILLIS = 10_000;
  private static final int CALL_MILLIS = 20_000;

  private SlackClients() {}

  public static Slack slack(SlackSettings settings) {
    SlackConfig config = new SlackConfig();
    config.setHttpClientReadTimeoutMillis(READ_MILLIS);
    config.setHttpClientWriteTimeoutMillis(READ_MILLIS);
    config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
    config.setExecutorServiceProvider(new SurvivingExecutors());
    // The statistics keep threads that nothing ever stops.
    config.setStatsEnabled(false);
    settings.api().ifPresent(api -> standIn(config, api));
    SlackHttpClient http =
        new SlackHttpClient(
            SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .addInterceptor(new OneShot())
                .build());
    http.setConfig(config);
    return Slack.getInstance(config, http);
  }

  private static void standIn(SlackConfig config, URI api) {
    String base = api.toString();
    config.setMethodsEndpointUrlPrefix(base.endsWith("/") ? base : base + "/");
    if (isLoopback(api)) {
      // The SDK takes a proxy from the environment and knows no exceptions from it.
      config.setProxyUrl(null);
    }
  }

  private static boolean isLoopback(URI api) {
    try {
      return InetAddress.getByName(api.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
