package dev.slipway.adapters.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.aws.SignedHttp;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks CloudWatch in one region, over its JSON protocol. Thread-safe. */
final class CloudwatchApi implements AutoCloseable {
  private static final Map<String, String> DESCRIBE_ALARMS =
      Map.of(
          "Content-Type",
          "application/x-amz-json-1.0",
          "X-Amz-Target",
          "GraniteServiceVersion20100801.DescribeAlarms");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String region;
  private final SignedHttp http;

  CloudwatchApi(String region, AwsHttp.Access access) {
    this.region = access.region().orElse(region);
    this.http = new SignedHttp(access);
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
      SignedHttp.Service monitoring = SignedHttp.Service.in(region, "monitoring");
      return checked(http.post(monitoring, DESCRIBE_ALARMS, question));
    } catch (IOException | SdkException e) {
      throw new Unavailable("CloudWatch " + region, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode checked(SignedHttp.Reply reply) throws IOException {
    int status = reply.status();
    JsonNode body = JSON.readTree(reply.body());
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
}
