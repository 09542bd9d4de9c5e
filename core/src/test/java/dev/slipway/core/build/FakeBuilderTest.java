package dev.slipway.core.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.engine.Unavailable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeBuilderTest extends BuilderContract {
  @Override
  protected Builder builder(Ending ending) {
    return new FakeBuilder()
        .next(
            switch (ending) {
              case SUCCESS -> new Succeeded();
              case FAILURE -> new Failed("exit code 3", "no such file", Optional.empty());
              case NONE -> new Running("", Optional.empty());
            });
  }

  @Override
  protected BuildProgress end(Builder builder, BuildOrder order, String reference) {
    return builder.observe(order, reference);
  }

  @Test
  void lostAnswerLeavesABuildThatIsFound() {
    FakeBuilder builder = new FakeBuilder();
    builder.loseNextAnswer();
    assertThatThrownBy(() -> builder.start(ORDER)).isInstanceOf(Unavailable.class);
    assertThat(builder.find(ORDER)).isPresent();
    assertThat(builder.starts()).containsExactly(ORDER);
  }

  @Test
  void successfulBuildPushesItsImage() {
    FakeImages images = new FakeImages();
    FakeBuilder builder = new FakeBuilder().pushingTo(images);
    builder.start(ORDER);
    assertThat(images.find(ORDER.image(), ORDER.commit())).isEmpty();
    builder.end(ORDER, new Succeeded());
    assertThat(images.find(ORDER.image(), ORDER.commit())).isPresent();
  }
}
