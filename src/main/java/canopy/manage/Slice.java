package canopy.manage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param total how many there are in all, where upstream said so (header first, then body)
 */
public record Slice<T>(
        List<T> rows, int page, int size, @Nullable Long total) {}
