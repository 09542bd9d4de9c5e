package dev.slipway.adapters.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Asks ECR for a token with {@code GetAuthorizationToken} of its API. Thread-safe. */
public final class EcrTokens implements EcrLogins.Tokens, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(6);
  private static final String ACTION = "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken";
  private static final ContentStreamProvider NOTHING =
      ContentStreamProvider.fromByteArray("{}".getBytes(UTF_8));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<String, AwsCredentialsProvider> credentials;
  private final Function<String, URI> endpoint;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER).build();

  /**
   * @param credentials the bot's own, for each region
   * @param endpoint where ECR's API answers, from its host name
   */
  public EcrTokens(
      Function<String, AwsCredentialsProvider> credentials, Function<String, URI> endpoint) {
    this.credentials = credentials;
    this.endpoint = endpoint;
  }

  @Override
  public EcrLogins.Token ask(String region, String domain) {
    String host = "api.ecr.%s.%s".formatted(region, domain);
    try {
      SignedRequest signed = signed(region, endpoint.apply(host));
      HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(call::contentStreamProvider);
      return token(host, http.prepareRequest(call.build()).call());
    } catch (IOException | SdkException e) {
      throw new Unavailable("ECR " + region, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private SignedRequest signed(String region, URI uri) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(uri)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", ACTION)
            .build();
    return signer.sign(
        it ->
            it.identity(credentials.apply(region).resolveCredentials())
                .request(request)
                .payload(NOTHING)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ecr")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private static EcrLogins.Token token(String host, HttpExecuteResponse response)
      throws IOException {
    int status = response.httpResponse().statusCode();
    JsonNode body = JSON.readTree(read(response));
    JsonNode data = body.path("authorizationData").path(0);
    String authorization = data.path("authorizationToken").asText();
    if (status == 200 && !authorization.isEmpty()) {
      return new EcrLogins.Token(
          login(authorization), Instant.ofEpochSecond(data.path("expiresAt").asLong()));
    }
    String why = "%s: HTTP %d %s".formatted(host, status, body.path("__type").asText());
    if (status >= 400 && status < 500 && !why.contains("Throttl")) {
      throw new Denied(
          "ECR gives us no token (%s): allow ecr:GetAuthorizationToken, or configure a login for the registry"
              .formatted(why.strip()));
    }
    throw new IOException(why.strip());
  }

  private static RegistryLogin login(String authorization) throws IOException {
    String pair = new String(Base64.getDecoder().decode(authorization), UTF_8);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw new IOException("its token is no user and password");
    }
    return new RegistryLogin(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static byte[] read(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return new byte[0];
    }
    try (InputStream body = response.responseBody().get()) {
      return body.readAllBytes();
    }
  }
}
