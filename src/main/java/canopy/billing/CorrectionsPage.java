package canopy.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corrections of a bill, newest first.
 *
 * @param bill the bill itself
 * @param whose the account or branch
 * @param clock which days these are
 */
record CorrectionsPage(
        String bill, String whose, String period, String clock, List<String> lines, BillPage.@Nullable Pager pager) {}
