package canopy.billing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bill, every word of it ready.
 *
 * @param title whose bill it is
 * @param crumbs the levels above, widest first
 * @param clock which days these are, and when today was read
 * @param here its own address
 * @param against what the changes are against; null where none is told
 * @param lines what is shown of the chosen level
 * @param shares whether the lines have a share of the whole
 * @param emptiness what is said where there are no lines
 * @param total the last line; null where it would pretend to be complete
 * @param together the owner's own usage beside that of the subaccounts; empty for whoever does not see the whole tree
 * @param corrections the newest of them
 * @param moreCorrections the page of all of them; null when these are all
 * @param growing where to ask how far the reading has come; null when nothing more is to come
 */
record BillPage(
        BillAddress address,
        BillCriteria criteria,
        String title,
        List<Choice> crumbs,
        String period,
        String clock,
        String here,
        Links links,
        List<Choice> presets,
        List<Choice> views,
        List<Note> notes,
        List<Total> totals,
        @Nullable String against,
        @Nullable DayChart chart,
        List<Column> columns,
        List<Line> lines,
        boolean shares,
        String emptiness,
        @Nullable Line total,
        @Nullable Pager pager,
        List<Line> together,
        List<String> corrections,
        @Nullable Choice moreCorrections,
        @Nullable Progress growing) {

    /** Something to go to; current where one is there. */
    record Choice(String name, String href, boolean current) {}

    /**
     * Where a bill leads.
     *
     * @param account the account's own page; null for what is no known account
     * @param below the bill of the account with everything below it; null where nothing is below it, or it is that bill
     * @param alone the bill of the account without what is below it; null likewise
     */
    record Links(
            @Nullable String account,
            @Nullable String below,
            @Nullable String alone,
            String compare,
            String statement,
            String exact,
            List<Choice> files) {}

    /** A column: what it can be sorted by, and how; both null where it cannot. */
    record Column(
            String label,
            @Nullable String kind,
            @Nullable String href,
            @Nullable String direction) {}

    /** How far the reading of missing days has come, and where to ask again. */
    record Progress(int there, int of, String words, String href, String page) {

        public boolean measured() {
            return of > 0;
        }
    }

    /** Where in the list this page is, as the pager's fragment wants it. */
    record Pager(
            int from,
            int to,
            long total,
            int page,
            int pages,
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String last,
            String action,
            Map<String, String> kept,
            List<Size> sizes) {

        /** A number of rows per page that can be chosen. */
        record Size(int label, String href, boolean current) {}
    }

    public boolean isOne() {
        return criteria.account() != null;
    }
}
