package dev.slipway.adapters.inspection;

import java.util.List;
import java.util.Optional;

/**
 * What a {@code valueFrom} of a task definition names (<a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">Secrets
 * Manager</a>, <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html">parameters</a>).
 */
sealed interface SecretReference {
  /** What a secret is at when nobody says otherwise. */
  String CURRENT = "AWSCURRENT";

  /**
   * A secret of Secrets Manager.
   *
   * @param key of its JSON; empty for all of it
   * @param stage empty for {@link #CURRENT}
   * @param version empty for the one at the stage
   */
  record Managed(String arn, String key, String stage, String version) implements SecretReference {
    @Override
    public boolean isHeld() {
      return !version.isEmpty();
    }

    @Override
    public Managed held(String to) {
      return new Managed(arn, key, "", to);
    }

    /** As it was before it was held to a version of that stage. */
    Managed at(String other) {
      return new Managed(arn, key, other, "");
    }

    String stageOrCurrent() {
      return stage.isEmpty() ? CURRENT : stage;
    }

    @Override
    public Optional<String> region() {
      return Optional.of(arn.split(":", -1)[3]);
    }

    /** Without the six characters that AWS puts behind it. */
    @Override
    public String name() {
      return arn.split(":", -1)[6].replaceFirst("-[A-Za-z0-9]{6}$", "");
    }

    @Override
    public String text() {
      return key.isEmpty() && stage.isEmpty() && version.isEmpty()
          ? arn
          : String.join(":", arn, key, stage, version);
    }
  }

  /**
   * A parameter of Systems Manager.
   *
   * @param id its name or its ARN
   * @param version a number or a label; empty for the newest
   */
  record Parameter(String id, String version) implements SecretReference {
    @Override
    public boolean isHeld() {
      return !version.isEmpty();
    }

    @Override
    public Parameter held(String to) {
      return new Parameter(id, to);
    }

    @Override
    public Optional<String> region() {
      return id.startsWith("arn:") ? Optional.of(id.split(":", -1)[3]) : Optional.empty();
    }

    @Override
    public String name() {
      return id.startsWith("arn:") ? id.replaceFirst("^.*:parameter", "") : id;
    }

    @Override
    public String text() {
      return version.isEmpty() ? id : id + ":" + version;
    }
  }

  /** Whether it names a version, so that it means the same for ever. */
  boolean isHeld();

  SecretReference held(String version);

  /** Where it is, when it is not where the task is. */
  Optional<String> region();

  /** As people call it. */
  String name();

  /** As the task definition has it. */
  String text();

  static SecretReference of(String valueFrom) {
    String[] parts = valueFrom.split(":", -1);
    boolean isArn = valueFrom.startsWith("arn:") && parts.length > 5;
    if (isArn && parts[2].equals("secretsmanager") && parts.length > 6) {
      String arn = String.join(":", List.of(parts).subList(0, 7));
      return new Managed(arn, part(parts, 7), part(parts, 8), part(parts, 9));
    }
    int length = isArn ? 6 : 1;
    String id = String.join(":", List.of(parts).subList(0, length));
    return new Parameter(id, part(parts, length));
  }

  private static String part(String[] parts, int index) {
    return parts.length > index ? parts[index] : "";
  }
}
