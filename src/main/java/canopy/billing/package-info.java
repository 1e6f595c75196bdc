/**
 * Bills: what a branch or an account used in a period, by day, by model and by account, as a page, two periods compared,
 * a statement for paper, and files. Everything comes from the ledger; nothing here waits for upstream for more than a
 * moment.
 *
 * <p>A request: {@code GET /billing?preset=last-month&account=42} reaches {@code BillController}. The address as typed is a
 * {@code BillAddress}; {@code BillCriteria} is what it means, or the sentences why it means nothing; {@code Scopes} finds
 * the account or branch as far as the viewer may see it; {@code BillPages} asks the {@code Ledger} through the
 * {@code Scope} and makes a {@code BillPage}, in which every cell is already text: {@code DayChart} places the bars,
 * {@code Lines} writes the table, {@code BillText} finds the words. {@code TodaysBill} has upstream asked for today's figures
 * beside the page.
 */
@ApplicationModule(
        displayName = "Billing",
        allowedDependencies = {"values", "formats", "charts", "spreadsheets", "manage", "ledger", "directory", "people"
        })
@NullMarked
package canopy.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
