package dev.slipway.adapters.jenkins;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a job and what belongs to it are found.
 *
 * @param root the controller's, ends with a slash
 * @param job the path of the job below the root, encoded, ends with a slash
 */
record Address(URI root, String job) {
  /**
   * @param url with or without a slash at its end
   * @param name the full name of the job; blanks and umlauts are welcome
   */
  static Address of(URI url, String name) {
    String job =
        Arrays.stream(name.split("/"))
            .filter(part -> !part.isBlank())
            .map(part -> "job/" + encoded(part) + "/")
            .collect(Collectors.joining());
    return new Address(URI.create(url + (url.toString().endsWith("/") ? "" : "/")), job);
  }

  /** What people call the controller. */
  String system() {
    return "Jenkins " + root.getRawAuthority();
  }

  URI ofJob() {
    return root.resolve(job);
  }

  URI inJob(String path, Map<String, String> query) {
    return at(job + path, query);
  }

  /**
   * @param path below the root, without a slash at its beginning
   */
  URI at(String path, Map<String, String> query) {
    return URI.create(root + path + (query.isEmpty() ? "" : "?" + form(query)));
  }

  /** Whether the address that Jenkins gives, by whatever name it knows itself, is this job's. */
  boolean isJob(String url) {
    try {
      return ("/" + URI.create(url).getPath()).endsWith("/" + URI.create(job).getPath());
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
