package dev.slipway.adapters.signing;

import dev.slipway.core.engine.Denied;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** A secret key as {@code gpg --export-secret-keys} writes it. No gpg and no agent is run. */
record OpenPgpKey(Path file) implements SigningKey {
  private static final char[] NO_PASSPHRASE = {};

  @Override
  public void check() {
    key(Instant.now());
  }

  @Override
  public String sign(byte[] commit, Instant at) {
    PGPSecretKey key = key(at);
    try {
      return armored(signature(key, commit, at));
    } catch (PGPException | IOException e) {
      throw new Denied("the key in %s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  private PGPSecretKey key(Instant at) {
    PGPSecretKey key =
        SigningSubkey.of(ring(), at)
            .orElseThrow(
                () ->
                    new Denied(
                        "the key in %s is not for signatures, has expired or was revoked"
                            .formatted(file)));
    if (SigningSubkey.isLocked(key)) {
      throw new Denied(
          "the key in %s has a passphrase that nobody could type; take it away with gpg"
                  .formatted(file)
              + " --edit-key KEY passwd, and export it again");
    }
    return key;
  }

  private PGPSecretKeyRing ring() {
    SigningKey.demand(file);
    List<PGPSecretKeyRing> rings = new ArrayList<>();
    try (InputStream in =
        PGPUtil.getDecoderStream(new BufferedInputStream(Files.newInputStream(file)))) {
      new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator()).forEach(rings::add);
    } catch (PGPException | IOException | RuntimeException e) {
      throw noKey(e);
    }
    if (rings.size() != 1) {
      throw noKey(new IllegalStateException(rings.size() + " keys"));
    }
    return rings.getFirst();
  }

  private Denied noKey(Exception e) {
    return new Denied(
        "%s does not hold exactly one secret key of GPG; write it with gpg --armor".formatted(file)
            + " --export-secret-keys KEY",
        e);
  }

  /** Never before the key itself was made: such a signature would be no good. */
  private static PGPSignature signature(PGPSecretKey key, byte[] commit, Instant at)
      throws PGPException {
    PGPPublicKey open = key.getPublicKey();
    PGPSignatureSubpacketGenerator facts = new PGPSignatureSubpacketGenerator();
    Instant made = open.getCreationTime().toInstant();
    facts.setSignatureCreationTime(false, Date.from(at.isBefore(made) ? made : at));
    facts.setIssuerFingerprint(false, open);
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(open.getAlgorithm(), HashAlgorithmTags.SHA512), open);
    generator.init(PGPSignature.BINARY_DOCUMENT, unlocked(key));
    generator.setHashedSubpackets(facts.generate());
    generator.update(commit);
    return generator.generate();
  }

  private static PGPPrivateKey unlocked(PGPSecretKey key) throws PGPException {
    return key.extractPrivateKey(
        new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
            .build(NO_PASSPHRASE));
  }

  private static String armored(PGPSignature signature) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(text)) {
      signature.encode(armor);
    }
    return text.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n");
  }
}
