package dev.slipway.adapters.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/** Which part of a key signs, as gpg chooses: the newest subkey that may, else the key itself. */
final class SigningSubkey {
  private SigningSubkey() {}

  static Optional<PGPSecretKey> of(PGPSecretKeyRing ring, Instant at) {
    if (ring.getPublicKey().hasRevocation()) {
      return Optional.empty();
    }
    List<PGPSecretKey> able = new ArrayList<>();
    ring.getSecretKeys()
        .forEachRemaining(
            key -> {
              if (mayEverSign(key) && isValid(key.getPublicKey(), at)) {
                able.add(key);
              }
            });
    return able.stream()
        .max(
            Comparator.comparing((PGPSecretKey key) -> !key.isMasterKey())
                .thenComparing(key -> key.getPublicKey().getCreationTime()));
  }

  /** Whether a passphrase has to be known. */
  static boolean isLocked(PGPSecretKey key) {
    return key.getS2KUsage() != SecretKeyPacket.USAGE_NONE;
  }

  /** The secret part may be kept elsewhere: on a card, or by whoever made the subkeys. */
  private static boolean mayEverSign(PGPSecretKey key) {
    int flags = flags(key.getPublicKey());
    return key.isSigningKey()
        && !key.isPrivateKeyEmpty()
        && (flags == 0 || (flags & KeyFlags.SIGN_DATA) != 0);
  }

  private static boolean isValid(PGPPublicKey key, Instant at) {
    long seconds = key.getValidSeconds();
    return !key.hasRevocation()
        && (seconds == 0 || at.isBefore(key.getCreationTime().toInstant().plusSeconds(seconds)));
  }

  private static int flags(PGPPublicKey key) {
    int flags = 0;
    for (var signatures = key.getSignatures(); signatures.hasNext(); ) {
      PGPSignature signature = signatures.next();
      PGPSignatureSubpacketVector facts = signature.getHashedSubPackets();
      flags |= facts == null ? 0 : facts.getKeyFlags();
    }
    return flags;
  }
}
