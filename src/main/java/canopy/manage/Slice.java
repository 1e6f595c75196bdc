package canopy.manage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param total how many there are in all, where upstream said so (header first, then body)
 * @param unusable how many rows had no usable id and were left out; what has one is not hidden by what has none
 */
public record Slice<T>(
        List<T> rows, int page, int size, @Nullable Long total, int unusable) {}
