package canopy.directory;

import java.util.List;

/**
 * One page of an answer. A page beyond the end has no rows and still tells the total.
 *
 * @param total how many accounts match in all
 * @param page the page asked for, from 1
 * @param totals sums over everything that matches, not over this page
 */
public record Found(List<Row> rows, int total, int page, int size, BranchFigures totals) {

    /** How many pages there are; an empty answer has one. */
    public int pages() {
        return Math.max(1, Math.ceilDiv(total, size));
    }

    /** How many rows stand before a page. */
    static long offset(int page, int size) {
        return (page - 1L) * size;
    }
}
