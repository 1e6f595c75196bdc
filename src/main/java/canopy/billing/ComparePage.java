package canopy.billing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two periods side by side, what moved most first.
 *
 * @param now the one period in words
 * @param before the other, which it is compared with
 * @param bill the bill of the one period
 * @param kept what the form for the days must not lose
 * @param total both sums; null where days of either are missing
 */
record ComparePage(
        CompareAddress address,
        String whose,
        String now,
        String before,
        String clock,
        String bill,
        Map<String, String> kept,
        List<BillPage.Choice> views,
        List<Note> notes,
        List<Mover> lines,
        @Nullable Mover total,
        BillPage.@Nullable Pager pager) {

    /**
     * @param href its bill of the one period; null where there is none
     * @param difference null where days of either period are missing
     * @param percent a dash where there is none, since it was nothing before
     */
    record Mover(
            @Nullable String href,
            String name,
            String before,
            String now,
            @Nullable String difference,
            @Nullable String exact,
            String percent) {}
}
