package dev.slipway.adapters.jenkins;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.slipway.core.build.BuildLimits;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Jenkins controller on this host, below {@code /jenkins}, with one job {@code team/shop image}.
 * Answers as the remote access API does, down to its oddities.
 */
final class FakeJenkins implements ResponseDefinitionTransformerV2, AutoCloseable {
  static final String JOB = "/jenkins/job/team/job/shop%20image/";
  static final String TOKEN = "11aa22bb33cc";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeJob job = new FakeJob();
  private final TreeSet<String> rights = new TreeSet<>(Set.of("Read", "Build", "Cancel"));
  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(this));
  private boolean losesAnswer;
  private boolean wantsCrumb;
  private boolean vetoes;

  FakeJenkins() {
    server.start();
    server.stubFor(
        any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers(getName())));
  }

  URI url() {
    return URI.create("http://localhost:%d/jenkins".formatted(server.port()));
  }

  JenkinsBuilder builder(InstantSource clock) {
    return builder("team/shop image", TOKEN, PATIENCE, clock);
  }

  JenkinsBuilder impatient(InstantSource clock) {
    return builder("team/shop image", TOKEN, Duration.ofSeconds(1), clock);
  }

  JenkinsBuilder builder(String job, String token, InstantSource clock) {
    return builder(job, token, PATIENCE, clock);
  }

  private JenkinsBuilder builder(String job, String token, Duration patience, InstantSource clock) {
    return new JenkinsBuilder(
        new JenkinsSettings(
            url(),
            job,
            "slipway",
            () -> token,
            Map.of("FLAVOR", "über & größer"),
            new BuildLimits(Duration.ofMinutes(10), Duration.ofHours(1))),
        patience,
        clock);
  }

  /** Answers everything so, from now on. */
  void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  /** Answers so where the path looks so. */
  void answer(String path, ResponseDefinitionBuilder response) {
    server.stubFor(any(urlPathMatching(path)).atPriority(2).willReturn(response));
  }

  /** Answers as itself again. */
  void recover() {
    server.resetMappings();
    server.stubFor(
        any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers(getName())));
  }

  synchronized void loseNextAnswer() {
    losesAnswer = true;
  }

  synchronized void wantCrumb() {
    wantsCrumb = true;
  }

  /** A plugin of the controller keeps orders out of the queue. */
  synchronized void veto() {
    vetoes = true;
  }

  synchronized void forbid(String right) {
    rights.remove(right);
  }

  int orders() {
    return server.findAll(postRequestedFor(urlPathMatching(".*/buildWithParameters"))).size();
  }

  /** From where the log was asked for, look by look. */
  List<Long> logStarts() {
    return server.findAll(getRequestedFor(urlPathMatching(".*/progressiveText"))).stream()
        .map(request -> Long.valueOf(query(request).getOrDefault("start", "0")))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  @Override
  public String getName() {
    return "jenkins";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public synchronized ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    return answer(request, request.getMethod().value().equals("POST")).build();
  }

  private ResponseDefinitionBuilder answer(Request request, boolean post) {
    String path = URI.create(request.getUrl()).getRawPath();
    if (!isKnown(request)) {
      return aResponse().withStatus(401);
    }
    if (post && wantsCrumb && !hasCrumb(request)) {
      return page(403, "No valid crumb was included in the request");
    }
    if (path.equals("/jenkins/crumbIssuer/api/json")) {
      return json("{\"crumb\":\"c-1\",\"crumbRequestField\":\"Jenkins-Crumb\"}")
          .withHeader("Set-Cookie", "JSESSIONID=s-1;Path=/jenkins;HttpOnly");
    }
    if (path.startsWith("/jenkins/queue/")) {
      return queue(path, request, post);
    }
    if (!path.startsWith(JOB) || !rights.contains("Read")) {
      return page(404, "Not Found");
    }
    return post ? order(path, request) : job.answer(path.substring(JOB.length()), query(request));
  }

  private static boolean isKnown(Request request) {
    String login = "slipway:" + TOKEN;
    return ("Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
        .equals(request.getHeader("Authorization"));
  }

  private static boolean hasCrumb(Request request) {
    return "c-1".equals(request.getHeader("Jenkins-Crumb"))
        && "JSESSIONID=s-1".equals(request.getHeader("Cookie"));
  }

  private ResponseDefinitionBuilder queue(String path, Request request, boolean post) {
    if (path.endsWith("/cancelItem") && post) {
      if (!rights.contains("Cancel")) {
        return page(403, "slipway is missing the Job/Cancel permission");
      }
      job.cancelItem(Long.parseLong(query(request).getOrDefault("id", "0")));
      return aResponse().withStatus(302).withHeader("Location", url() + "/");
    }
    return path.equals("/jenkins/queue/api/json")
        ? json(job.queue().toString())
        : job.item(path.replaceAll("\\D", ""))
            .map(item -> json(item.toString()))
            .orElse(page(404, "Not Found"));
  }

  private ResponseDefinitionBuilder order(String path, Request request) {
    String right = path.endsWith("/stop") ? "Cancel" : "Build";
    if (!rights.contains(right)) {
      return page(403, "slipway is missing the Job/%s permission".formatted(right));
    }
    if (path.endsWith("/stop")) {
      String number = path.substring(JOB.length(), path.indexOf("/stop"));
      job.stop(Long.parseLong(number), "Aborted by slipway");
      return aResponse().withStatus(302).withHeader("Location", url() + "/");
    }
    if (job.disabled) {
      return page(409, "not buildable!");
    }
    if (vetoes) {
      return aResponse().withStatus(302).withHeader("Location", url() + "/job/team/job/x/");
    }
    long item = job.order(form(request.getBodyAsString()));
    if (losesAnswer) {
      losesAnswer = false;
      return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
    }
    // The address by which the controller knows itself is often another one.
    return aResponse()
        .withStatus(201)
        .withHeader("Location", "https://ci.example.com/jenkins/queue/item/%d/".formatted(item));
  }

  private static Map<String, String> query(Request request) {
    String query = URI.create(request.getUrl()).getRawQuery();
    return form(query == null ? "" : query);
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Arrays.stream(text.split("&"))
        .filter(each -> each.contains("="))
        .map(each -> each.split("=", 2))
        .forEach(
            pair ->
                fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8)));
    return fields;
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json;charset=utf-8").withBody(body);
  }

  static ResponseDefinitionBuilder page(int status, String says) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html;charset=utf-8")
        .withBody("<html><body>%s</body></html>".formatted(says));
  }
}
