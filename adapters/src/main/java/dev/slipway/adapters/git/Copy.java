package dev.slipway.adapters.git;

import dev.slipway.core.repository.Author;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Writes the copy of a commit as {@code git cherry-pick -x} would: the author as it is, byte by
 * byte; the message with a trailer; the bot as committer. Other headers (signature, encoding) would
 * not be true of the copy and are left out.
 */
record Copy(Author committer, Instant requestedAt) {

  ObjectId write(ObjectInserter inserter, RevCommit source, ObjectId tree, ObjectId parent)
      throws IOException {
    byte[] raw = inUtf8(source.getRawBuffer());
    ByteArrayOutputStream copy = new ByteArrayOutputStream(raw.length + 200);
    copy.writeBytes(ascii("tree %s\nparent %s\n".formatted(tree.name(), parent.name())));
    int author = RawParseUtils.author(raw, 0);
    copy.writeBytes(ascii("author "));
    copy.write(raw, author, RawParseUtils.nextLF(raw, author) - author);
    copy.writeBytes(
        "committer %s <%s> %d +0000\n\n"
            .formatted(committer.name(), committer.email(), requestedAt.getEpochSecond())
            .getBytes(StandardCharsets.UTF_8));
    copy.writeBytes(CopyMessage.of(message(raw), source.name()));
    return inserter.insert(Constants.OBJ_COMMIT, Utf8.repaired(copy.toByteArray()));
  }

  private static byte[] message(byte[] raw) {
    int start = RawParseUtils.commitMessage(raw, 0);
    return start < 0 ? new byte[0] : Arrays.copyOfRange(raw, start, raw.length);
  }

  private static byte[] inUtf8(byte[] raw) {
    String encoding = RawParseUtils.parseEncodingName(raw);
    if (encoding == null) {
      return raw;
    }
    try {
      return new String(raw, Charset.forName(encoding)).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return raw;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
