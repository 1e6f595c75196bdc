package canopy.manage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer that breaks off with an error as soon as it, or one entry of it, is larger than allowed. */
final class CappedStream extends FilterInputStream {

    private final long total;
    private final long entry;
    private long read;
    private long entryStart;

    /**
     * @param total the most bytes of all
     * @param entry the most bytes of one entry, between two calls of {@link #nextEntry}
     */
    CappedStream(InputStream body, long total, long entry) {
        super(body);
        this.total = total;
        this.entry = entry;
    }

    void nextEntry() {
        entryStart = read;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (read > total || read - entryStart > entry) {
            throw new UnusableAnswer("The answer is larger than " + (read > total ? total : entry) + " bytes");
        }
    }
}
