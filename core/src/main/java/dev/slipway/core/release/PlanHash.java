package dev.slipway.core.release;

import dev.slipway.core.app.Pace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a confirmation is bound to.
 *
 * @param value 12 hexadecimal digits
 */
public record PlanHash(String value) {
  private static final int DIGITS = 12;

  public PlanHash {
    if (!value.matches("[0-9a-f]{12}")) {
      throw new IllegalArgumentException("\"%s\" is not a plan hash".formatted(value));
    }
  }

  /** Of everything that decides what a plan will do. */
  static PlanHash of(Plan plan) {
    StringBuilder text = new StringBuilder();
    text.append(plan.app()).append('\n').append(plan.environment()).append('\n');
    text.append(plan.to().sha()).append('\n').append(plan.image().reference()).append('\n');
    for (PlannedTarget target : plan.targets()) {
      text.append(target.name()).append('\t').append(target.wave()).append('\t');
      text.append(target.revision()).append('\n');
      target.pins().forEach(pin -> text.append(pin.pinned()).append('\n'));
      target.strategy().ifPresent(how -> text.append(how).append('\n'));
    }
    plan.tasks().forEach(task -> text.append(task).append('\n'));
    if (!plan.howLive().equals(Pace.AT_ONCE)) {
      text.append(plan.howLive().identity()).append('\n');
    }
    plan.rollback()
        .ifPresent(back -> text.append("back to ").append(back.verifiedBy()).append('\n'));
    if (plan.goesBackByItself()) {
      text.append("goes back by itself\n");
    }
    return new PlanHash(sha256(text.toString()).substring(0, DIGITS));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
