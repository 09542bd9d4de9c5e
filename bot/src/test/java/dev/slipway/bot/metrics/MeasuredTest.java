package dev.slipway.bot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Images;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.golden.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;

class MeasuredTest {
  private static final FoundImage FOUND = new FoundImage(Samples.IMAGE, List.of());

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void anAnswerIsCountedAndHandedOn() {
    Images images = measured((name, commit) -> Optional.of(FOUND));

    assertThat(find(images)).contains(FOUND);
    assertThat(counted("registry", "ok")).isEqualTo(1);
    assertThat(images).hasToString(images.toString());
    assertThat(counted("registry", "ok")).as("toString is no call").isEqualTo(1);
  }

  @Test
  void aNoAndNoAnswerAreToldApart() {
    Images refusing =
        measured(
            (name, commit) -> {
              throw new Denied("no");
            });
    Images away =
        measured(
            (name, commit) -> {
              throw new Unavailable("registry", "away", new IOException());
            });

    assertThatThrownBy(() -> find(refusing)).isInstanceOf(Denied.class);
    assertThatThrownBy(() -> find(away)).isInstanceOf(Unavailable.class);
    assertThat(counted("registry", "denied")).isEqualTo(1);
    assertThat(counted("registry", "unavailable")).isEqualTo(1);
  }

  @Test
  void throttlingIsNotARefusal() {
    EcsClient ecs = Measured.calls(EcsClient.class, new Throttling(), "ecs", metrics);

    assertThatThrownBy(() -> ecs.describeServices(DescribeServicesRequest.builder().build()))
        .isInstanceOf(EcsException.class);
    ecs.close();
    assertThat(counted("ecs", "unavailable")).isEqualTo(1);
  }

  private Images measured(Images real) {
    return Measured.calls(Images.class, real, "registry", metrics);
  }

  private static Optional<FoundImage> find(Images images) {
    return images.find(Samples.IMAGE.name(), Samples.COPY.sha());
  }

  private long counted(String system, String outcome) {
    return metrics
        .registry()
        .get("slipway.external.call")
        .tag("system", system)
        .tag("outcome", outcome)
        .timer()
        .count();
  }

  private static final class Throttling implements EcsClient {
    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
      throw EcsException.builder().statusCode(429).message("Rate exceeded").build();
    }

    @Override
    public String serviceName() {
      return "ecs";
    }

    @Override
    public void close() {}
  }
}
