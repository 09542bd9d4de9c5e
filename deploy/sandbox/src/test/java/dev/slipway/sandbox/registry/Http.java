package dev.slipway.sandbox.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Plain HTTP requests to one registry. */
final class Http implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  Http(RegistryStandIn registry) {
    this.address = registry.address();
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  Digest pushBlob(String repository, String content) throws Exception {
    Digest digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
    send("POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, content);
    return digest;
  }

  /** Pushes the smallest image there is: a config and no layer. */
  HttpResponse<String> pushImage(String repository, String reference) throws Exception {
    Digest config = pushBlob(repository, "{}");
    return send(
        "PUT",
        "/v2/" + repository + "/manifests/" + reference,
        manifest(config),
        "Content-Type",
        "application/vnd.oci.image.manifest.v1+json");
  }

  static String manifest(Digest config) {
    return """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
        "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":2},\
        "layers":[]}"""
        .formatted(config);
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  @Override
  public void close() {
    client.close();
  }
}
