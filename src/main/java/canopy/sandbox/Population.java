package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The accounts that a sandbox starts with, as they stood at the first second of the anchor day. */
final class Population {

    private static final long HISTORY_SECONDS = 399L * 86_400;

    /** What an account consumed before the anchor. */
    private record Past(long used, long requests, long month, long today) {}

    private final Journal.Base base;
    private final BusinessDays days;
    private final Usage usage;
    private final Shape shape;
    private final long anchor;
    private final Founder[] founders;
    private final Account[] standIns;

    Population(Journal.Base base, BusinessDays days) {
        this.base = base;
        this.days = days;
        this.anchor = days.startOf(base.anchorDay());
        this.usage = new Usage(base.seed(), days, base.anchorDay(), this::appetite);
        this.shape = new Shape(base.seed(), base.accounts());
        this.founders = new Founder[base.accounts() + 1];
        this.standIns = new Account[base.accounts() + 1];
        for (int number = 0; number < founders.length; number++) {
            found(number);
        }
    }

    Usage usage() {
        return usage;
    }

    /** Root, the owner and its descendants, parents first. */
    List<Account> settle(Spending spending) {
        @Nullable Past[] pasts = new Past[founders.length];
        IntStream.range(0, founders.length).parallel().forEach(number -> pasts[number] = past(founders[number]));
        List<Account> accounts = new ArrayList<>(founders.length + 1);
        accounts.add(root());
        for (int number = 0; number < founders.length; number++) {
            Past past = Objects.requireNonNull(pasts[number]);
            Account account = spending.realigned(complete(number, past, parentOf(number)));
            standIns[number] = account;
            accounts.add(account);
        }
        return accounts;
    }

    private Appetite appetite(long id) {
        long number = id - Account.OWNER;
        return number >= 0 && number < founders.length ? founders[(int) number].appetite : Appetite.NONE;
    }

    private void found(int number) {
        long id = Account.OWNER + number;
        long created = anchor - 86_400 - HISTORY_SECONDS * (founders.length - number) / founders.length;
        Account parent = parentOf(number);
        Founder founder =
                new Founder(id, shape.depthOf(number), Hash.of(base.seed(), id, 0x666F756E), created, anchor, parent);
        founders[number] = founder;
        standIns[number] = account(founder, parent);
    }

    private Account parentOf(int number) {
        return number == 0 ? root() : standIns[shape.parentOf(number)];
    }

    private Past past(Founder founder) {
        Tally before = new Tally();
        Tally month = new Tally();
        long first = days.dayOf(founder.created);
        // Asked once per account and not once per day: there are millions of days.
        long monthStart =
                LocalDate.ofEpochDay(base.anchorDay()).withDayOfMonth(1).toEpochDay();
        for (long day = first; day < base.anchorDay(); day++) {
            add(founder, founder.timeline, day, day < monthStart ? before : month);
        }
        before.add(month);
        Tally today = new Tally();
        add(founder, Timeline.since(anchor, founder.terms.multiplierPpm()), base.anchorDay(), today);
        return new Past(before.micros(), before.requests(), month.micros(), today.micros());
    }

    private void add(Founder founder, Timeline timeline, long day, Tally sum) {
        usage.consume(founder.id, timeline, day, days.startOf(day), days.startOf(day + 1), sum);
    }

    private Account complete(int number, Past past, Account parent) {
        Founder founder = founders[number];
        boolean reseller = shape.childrenOf(number) > 0;
        BigDecimal today = Usd.ofMicros(past.today());
        Limits limits = FirstLimits.of(founder, parent, reseller, past.month(), today);
        Wallet wallet = new FirstCards(founder, past.used(), today, reseller, anchor).wallet();
        Draft draft = standIns[number].draft();
        draft.limits = limits;
        draft.wallet = wallet;
        draft.meter = new Meter(anchor, past.used(), past.requests(), 0, past.month(), founder.timeline);
        draft.lastMovement = wallet.cards().getLast().amount();
        return draft.done();
    }

    /** Everything but its limits, its cards and its past, which come when all of them are known. */
    private Account account(Founder founder, Account parent) {
        Instant created = Instant.ofEpochSecond(founder.created, Math.floorMod(founder.hash, 1_000_000_000L));
        return new Account(
                founder.id,
                parent.branch(),
                founder.depth == 0
                        ? new Profile(
                                "canopy-owner", "Canopy Sandbox", "owner@canopy.example", "finance@canopy.example", "")
                        : Names.profile(founder.id, founder.hash),
                founder.terms,
                parent.limits(),
                founder.rateLimits,
                founder.access,
                founder.status,
                founder.suspended,
                false,
                Wallet.EMPTY,
                BigDecimal.ZERO,
                Meter.idleSince(anchor),
                founder.depth == 0 ? base.ownerKey() : Keys.seeded(base.seed(), founder.id),
                created,
                created);
    }

    private Account root() {
        Instant created = Instant.ofEpochSecond(anchor - HISTORY_SECONDS - 2 * 86_400L);
        return new Account(
                Account.ROOT,
                ".",
                new Profile("root", "root", "root@upstream.example", "", ""),
                new Terms(0, 0, 0, 0, BigDecimal.ONE, BigDecimal.ONE),
                new Limits(
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0,
                        Limits.UNLIMITED_CHILDREN,
                        false),
                RateLimits.NONE,
                Access.OPEN,
                true,
                false,
                false,
                Wallet.EMPTY,
                BigDecimal.ZERO,
                Meter.idleSince(anchor),
                Keys.seeded(base.seed(), Account.ROOT),
                created,
                created);
    }
}
