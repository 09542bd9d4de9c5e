package dev.slipway.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReferenceTest {
  private static final String DATABASE =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3";
  private static final String PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    DATABASE + ", " + DATABASE + ":::v1",
    DATABASE + "::AWSPREVIOUS:, " + DATABASE + ":::v1",
    DATABASE + ":url::, " + DATABASE + ":url::v1",
    DATABASE + ":url:AWSPREVIOUS:, " + DATABASE + ":url::v1",
    PARAMETER + "/shop/key, " + PARAMETER + "/shop/key:v1",
    "/shop/key, /shop/key:v1",
    "key, key:v1",
  })
  void everyFormIsHeldToAVersion(String valueFrom, String held) {
    SecretReference reference = SecretReference.of(valueFrom);

    assertThat(reference.isHeld()).isFalse();
    assertThat(reference.text()).isEqualTo(valueFrom);
    assertThat(reference.held("v1").text()).isEqualTo(held);
    assertThat(SecretReference.of(held)).isEqualTo(reference.held("v1"));
    assertThat(SecretReference.of(held).isHeld()).isTrue();
  }

  @Test
  void peopleReadTheNameWithoutWhatAwsAdds() {
    assertThat(SecretReference.of(DATABASE + ":url::").name()).isEqualTo("shop/db");
    assertThat(SecretReference.of(PARAMETER + "/shop/key:3").name()).isEqualTo("/shop/key");
    assertThat(SecretReference.of(PARAMETER + "/shop/key").region()).contains("eu-west-1");
    assertThat(SecretReference.of("/shop/key").region()).isEmpty();
  }
}
