package canopy.subaccounts;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accounts spent on each of the last thirty days that are over: today would make every curve fall. */
@Component
class Curves {

    static final int DAYS = 30;

    /** A curve is read day by day, so its cost grows with the tree: in larger ones it would hold up the list. */
    static final int LARGEST_TREE = 5_000;

    private final Ledger ledger;
    private final Directory directory;

    Curves(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    /** Nothing where the tree is too large for it. */
    Map<AccountId, List<@Nullable Money>> of(List<Row> rows) {
        if (directory.state().accounts() > LARGEST_TREE) {
            return Map.of();
        }
        return ledger.curves(
                rows.stream().map(Row::id).toList(),
                Span.lastDays(DAYS, ledger.today().plusDays(-1)));
    }
}
