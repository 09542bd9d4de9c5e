package dev.slipway.adapters.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;

/**
 * A system on this host that speaks HTTP and JSON. It has a state and answers from it, until a test
 * says that something else is answered.
 */
public final class StandIn implements ResponseDefinitionTransformerV2, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(this));
  private final Role role;
  private boolean losesAnswer;

  /** What the system is like. */
  public interface Role {
    /** What it answers from its state; asked one at a time. */
    ResponseDefinitionBuilder answer(String method, String path, Request request);

    /** Whether this request makes it begin something. */
    boolean begins(String method, String path);
  }

  public StandIn(Role role) {
    this.role = role;
    server.start();
    recover();
  }

  public String url() {
    return "http://localhost:" + server.port();
  }

  /** Answers so where method and path are these, from now on. */
  public void answer(String method, String path, ResponseDefinitionBuilder response) {
    server.stubFor(request(method, urlPathMatching(path)).atPriority(1).willReturn(response));
  }

  /** Answers everything so, from now on. */
  public void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  /** Answers as itself again. */
  public void recover() {
    server.resetMappings();
    server.stubFor(
        any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers(getName())));
  }

  /** The next order is taken, and the connection breaks before it is answered. */
  public synchronized void loseNextAnswer() {
    losesAnswer = true;
  }

  public List<LoggedRequest> posts(String path) {
    return server.findAll(postRequestedFor(urlPathMatching(path)));
  }

  public List<LoggedRequest> all() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  @Override
  public void close() {
    server.stop();
  }

  @Override
  public String getName() {
    return "stand-in";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public synchronized ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    String method = request.getMethod().value();
    String path = request.getUrl().replaceFirst("\\?.*", "");
    ResponseDefinitionBuilder answer = role.answer(method, path, request);
    if (losesAnswer && role.begins(method, path)) {
      losesAnswer = false;
      return aResponse().withFault(Fault.EMPTY_RESPONSE).build();
    }
    return answer.build();
  }

  public static JsonNode body(Request request) {
    try {
      return JSON.readTree(request.getBodyAsString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public static ResponseDefinitionBuilder json(int status, Object body) {
    try {
      return aResponse()
          .withStatus(status)
          .withHeader("Content-Type", "application/json")
          .withBody(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public static ResponseDefinitionBuilder message(int status, String message) {
    return json(status, Map.of("message", message));
  }
}
