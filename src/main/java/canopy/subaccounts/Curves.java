package canopy.subaccounts;

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

    private final Ledger ledger;

    Curves(Ledger ledger) {
        this.ledger = ledger;
    }

    Map<AccountId, List<@Nullable Money>> of(List<Row> rows) {
        return ledger.curves(
                rows.stream().map(Row::id).toList(),
                Span.lastDays(DAYS, ledger.today().plusDays(-1)));
    }
}
