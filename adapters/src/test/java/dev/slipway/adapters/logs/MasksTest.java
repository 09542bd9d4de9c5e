package dev.slipway.adapters.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connecting with password=hunter2 now | connecting with password=••• now",
        "DB_PASSWORD: hunter2 | DB_PASSWORD: •••",
        "{\"api_key\": \"abc123\", \"n\": 1} | {\"api_key\": \"•••\", \"n\": 1}",
        "Authorization: Bearer abcdefgh12345678 | Authorization: Bearer •••",
        "postgres://shop:hunter2@db/shop | postgres://shop:•••@db/shop",
        "key AKIAABCDEFGHIJKLMNOP is old | key ••• is old",
        "jwt eyJhbGciOiJI.eyJzdWIi.c2ln end | jwt ••• end",
        "reading table 7 of 60 | reading table 7 of 60",
      })
  void whatLooksLikeASecretIsHidden(String line, String told) {
    assertThat(Masks.applied(line)).isEqualTo(told);
  }

  @Test
  void longLinesAreCut() {
    assertThat(Masks.applied("x".repeat(5_000_000))).hasSize(301).endsWith("…");
  }
}
