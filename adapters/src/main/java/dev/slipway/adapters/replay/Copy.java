package dev.slipway.adapters.replay;

import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.PickOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
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
public record Copy(Author committer, PickOrder order) {

  ObjectId write(ObjectInserter inserter, RevCommit source, ObjectId tree, ObjectId parent)
      throws IOException {
    return order.reverts()
        ? revert(inserter, source, tree, parent)
        : copy(inserter, source, tree, parent);
  }

  private ObjectId copy(ObjectInserter inserter, RevCommit source, ObjectId tree, ObjectId parent)
      throws IOException {
    byte[] raw = inUtf8(source.getRawBuffer());
    ByteArrayOutputStream copy = new ByteArrayOutputStream(raw.length + 200);
    copy.writeBytes(ascii("tree %s\nparent %s\n".formatted(tree.name(), parent.name())));
    int author = RawParseUtils.author(raw, 0);
    copy.writeBytes(ascii("author "));
    copy.write(raw, author, RawParseUtils.nextLF(raw, author) - author);
    copy.writeBytes(bot("committer"));
    copy.write('\n');
    copy.writeBytes(CopyMessage.of(message(raw), source.name()));
    return inserter.insert(Constants.OBJ_COMMIT, Utf8.repaired(copy.toByteArray()));
  }

  /** Whoever takes something back is its author: the bot, for the person who asked. */
  private ObjectId revert(ObjectInserter inserter, RevCommit source, ObjectId tree, ObjectId parent)
      throws IOException {
    ByteArrayOutputStream revert = new ByteArrayOutputStream();
    revert.writeBytes(ascii("tree %s\nparent %s\n".formatted(tree.name(), parent.name())));
    revert.writeBytes(bot("author"));
    revert.writeBytes(bot("committer"));
    revert.write('\n');
    revert.writeBytes(RevertMessage.of(source, order.mainline()).getBytes(StandardCharsets.UTF_8));
    return inserter.insert(Constants.OBJ_COMMIT, Utf8.repaired(revert.toByteArray()));
  }

  private byte[] bot(String role) {
    return "%s %s <%s> %d +0000\n"
        .formatted(role, committer.name(), committer.email(), order.requestedAt().getEpochSecond())
        .getBytes(StandardCharsets.UTF_8);
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
