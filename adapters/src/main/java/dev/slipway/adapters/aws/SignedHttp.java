package dev.slipway.adapters.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
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
 * Signed requests to services of AWS of which we ask one or two questions: those need no module of
 * the SDK. Thread-safe.
 */
public final class SignedHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final int LARGEST = 1024 * 1024;

  private final AwsHttp.Access access;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER).build();

  /**
   * Where a service is.
   *
   * @param host in front of the domain of AWS, such as {@code monitoring.eu-west-1}
   * @param name as it is signed for
   * @param region as it is signed for
   */
  public record Service(String host, String name, String region) {
    /** One that every region has. */
    public static Service in(String region, String name) {
      return new Service(name + "." + region, name, region);
    }

    private URI address() {
      String end = region.startsWith("cn-") ? ".cn" : "";
      return URI.create("https://%s.amazonaws.com%s/".formatted(host, end));
    }
  }

  /** An answer, whatever it was. */
  public record Reply(int status, String body) {}

  public SignedHttp(AwsHttp.Access access) {
    this.access = access;
    this.credentials =
        access.credentials().orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /**
   * Asks once.
   *
   * @throws IOException there is no answer
   */
  public Reply post(Service service, Map<String, String> headers, byte[] question)
      throws IOException {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(access.endpoint().orElseGet(service::address));
    headers.forEach(request::putHeader);
    SignedRequest signed = signed(service, request.build(), question);
    HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(call::contentStreamProvider);
    HttpExecuteResponse response = http.prepareRequest(call.build()).call();
    return new Reply(response.httpResponse().statusCode(), read(response));
  }

  @Override
  public void close() {
    http.close();
  }

  private SignedRequest signed(Service service, SdkHttpRequest request, byte[] question) {
    return signer.sign(
        it ->
            it.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(question))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
                .putProperty(AwsV4HttpSigner.REGION_NAME, service.region()));
  }

  private static String read(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return "";
    }
    try (InputStream body = response.responseBody().get()) {
      return new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }
  }
}
