package canopy.spreadsheets;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written line by line to somebody who may have gone.
 *
 * <p>A cell is null (which is "not available"), text, a whole number, an amount of money or a day. Text is made plain as
 * {@link Cells#text} says; amounts are exact.
 */
public interface Table {

    /** @throws java.io.UncheckedIOException when nobody takes it any more */
    void add(@Nullable Object... cells);

    /** Writes what is left; nothing can be added afterwards. */
    void finish() throws IOException;
}
