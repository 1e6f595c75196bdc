package canopy.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The operations that made the base population what it is, of the last 120 days. */
final class PastOperations {

    private static final Duration REACH = Duration.ofDays(120);

    private final Accounts accounts;
    private final Instant until;
    private final List<LogEntry> entries = new ArrayList<>();

    PastOperations(Accounts accounts, long anchor) {
        this.accounts = accounts;
        this.until = Instant.ofEpochSecond(anchor);
        for (long id = Account.OWNER + 1; id < accounts.nextId(); id++) {
            tell(accounts.stored(id).orElseThrow());
        }
        entries.sort(Comparator.comparing(LogEntry::createdAt).thenComparingLong(LogEntry::targetId));
    }

    void forEach(Consumer<LogEntry> reader) {
        long number = 1;
        for (LogEntry entry : entries) {
            reader.accept(entry.numbered(number++));
        }
    }

    private void tell(Account account) {
        add("add_user", account, "Created user " + account.profile().name(), account.createdAt());
        List<Card> cards = account.wallet().cards();
        for (Card card : cards.subList(1, cards.size())) {
            add(
                    "recharge_user",
                    account,
                    "{\"CreditGranted\":" + card.amount().toPlainString() + ",\"Days\":365}",
                    card.grantedAt());
        }
        if (account.suspended() || !account.status()) {
            add(
                    "update_user",
                    account,
                    account.suspended() ? "{\"Suspended\":true}" : "{\"Status\":false}",
                    Instant.ofEpochSecond(
                            account.meter().timeline().stretches().getLast().since()));
        }
    }

    private void add(String action, Account account, String details, Instant at) {
        if (at.isBefore(until.minus(REACH)) || at.isAfter(until)) {
            return;
        }
        Account parent = accounts.stored(account.parentId()).orElseThrow();
        entries.add(new LogEntry(
                0,
                action,
                parent.id(),
                account.id(),
                account.id() % 31 == 0 && action.equals("recharge_user") ? LogEntry.ERROR : LogEntry.SUCCESS,
                parent.profile().name(),
                account.profile().name(),
                "203.0.113." + (1 + parent.id() % 250),
                details,
                at));
    }
}
