package dev.slipway.adapters.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
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

/**
 * Asks CloudWatch in one region, over its JSON protocol: one question needs no module of the SDK.
 * Thread-safe.
 */
final class CloudwatchApi implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final String ACTION = "GraniteServiceVersion20100801.DescribeAlarms";
  private static final int LARGEST = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String region;
  private final URI endpoint;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER).build();

  CloudwatchApi(String region, AwsHttp.Access access) {
    this.region = access.region().orElse(region);
    this.endpoint = access.endpoint().orElseGet(() -> usual(this.region));
    this.credentials =
        access.credentials().orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /** What {@code DescribeAlarms} says of the alarm of that name. */
  JsonNode alarm(String name) {
    try {
      byte[] question =
          JSON.writeValueAsBytes(
              Map.of(
                  "AlarmNames",
                  List.of(name),
                  "AlarmTypes",
                  List.of("MetricAlarm", "CompositeAlarm")));
      SignedRequest signed = signed(ContentStreamProvider.fromByteArray(question));
      HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(call::contentStreamProvider);
      return checked(http.prepareRequest(call.build()).call());
    } catch (IOException | SdkException e) {
      throw new Unavailable("CloudWatch " + region, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private static URI usual(String region) {
    return URI.create(
        "https://monitoring.%s.amazonaws.com%s/"
            .formatted(region, region.startsWith("cn-") ? ".cn" : ""));
  }

  private SignedRequest signed(ContentStreamProvider question) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("X-Amz-Target", ACTION)
            .build();
    return signer.sign(
        it ->
            it.identity(credentials.resolveCredentials())
                .request(request)
                .payload(question)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private JsonNode checked(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    JsonNode body = JSON.readTree(read(response));
    if (status == 200) {
      return body;
    }
    String type = body.path("__type").asText().replaceFirst("^.*#", "");
    String why = "HTTP %d %s".formatted(status, type).strip();
    if (status >= 400 && status < 500 && !type.contains("Throttl")) {
      throw new Denied(
          "CloudWatch %s refuses DescribeAlarms (%s): allow cloudwatch:DescribeAlarms"
              .formatted(region, why));
    }
    throw new IOException(why);
  }

  private static byte[] read(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return new byte[0];
    }
    try (InputStream body = response.responseBody().get()) {
      return body.readNBytes(LARGEST);
    }
  }
}
