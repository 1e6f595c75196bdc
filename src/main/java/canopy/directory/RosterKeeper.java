package canopy.directory;

import canopy.directory.AccountTable.News;
import canopy.directory.Register.Line;
import canopy.ledger.Spend;
import canopy.ledger.SpendBook;
import canopy.manage.UpstreamClock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * This node's roster. It follows the database: at once where a single account was read again or the clock made something
 * of it wrong, in the background where a walk goes on.
 */
@Component
class RosterKeeper {

    private final Ownership ownership;
    private final Register register;
    private final AccountTable accounts;
    private final Spend spend;
    private final UpstreamClock clock;
    private final ReentrantLock catchingUp = new ReentrantLock();
    private final Roster nothing;
    private volatile Held held;

    RosterKeeper(
            Ownership ownership,
            Register register,
            AccountTable accounts,
            Spend spend,
            UpstreamClock clock,
            DirectorySettings settings) {
        this.ownership = ownership;
        this.register = register;
        this.accounts = accounts;
        this.spend = spend;
        this.clock = clock;
        this.nothing = Roster.empty(moment(), settings.lowBalanceMoney());
        this.held = new Held(nothing, 0);
    }

    private record Held(Roster roster, long spendVersion) {}

    /**
     * The roster to answer from; it holds every urgent change that was made before. Empty when the database turned out to
     * be somebody else's.
     */
    Roster current() {
        if (ownership.isForeign()) {
            return nothing;
        }
        Roster present = held.roster;
        // A node that has just started shows the last state at once, and sorts it later.
        long urgent = present.version() == 0 ? register.read().version() : register.urgent();
        return isCurrent(present, urgent) ? present : caughtUp(urgent);
    }

    /** Catches up and sorts for every column before anybody sees the outcome, so that no query has to wait for it. */
    void follow() {
        Held present = held;
        Line line = register.read();
        if (line.version() > present.roster.version() || line.spendVersion() > present.spendVersion) {
            Held next = after(present, true);
            next.roster.orders().warm();
            // Where a query was faster, the next turn takes over what that one left.
            publish(present, next);
        }
        held.roster.orders().warm();
    }

    private Roster caughtUp(long urgent) {
        catchingUp.lock();
        try {
            Held present = held;
            while (!isCurrent(present.roster, urgent)) {
                publish(present, after(present, false));
                present = held;
            }
            return present.roster;
        } finally {
            catchingUp.unlock();
        }
    }

    private synchronized void publish(Held before, Held next) {
        if (held.equals(before)) {
            held = next;
        }
    }

    private boolean isCurrent(Roster present, long urgent) {
        return present.version() >= urgent && present.isCurrent(moment());
    }

    /** @param thoroughly whether bills that were read lately are taken over too; a query does not wait for them */
    private Held after(Held present, boolean thoroughly) {
        Roster roster = present.roster;
        Moment moment = moment();
        Line line = register.read();
        News news =
                line.version() > roster.version() ? accounts.since(roster.version()) : new News(List.of(), Set.of());
        boolean otherDay = !roster.spends().day().equals(moment.today());
        boolean newSpend =
                otherDay || roster.version() == 0 || (thoroughly && line.spendVersion() > present.spendVersion);
        SpendBook book = newSpend ? spend.book() : roster.spends();
        return new Held(
                roster.next(line.version(), moment, book, news.accounts(), news.gone()),
                newSpend ? line.spendVersion() : present.spendVersion);
    }

    private Moment moment() {
        return new Moment(clock.upstreamsNow(), clock.today());
    }
}
