package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/** Makes a child out of a request and its parent, from whom it inherits what it is not given. */
final class Creation {

    static final BigDecimal LONGEST_DAYS = BigDecimal.valueOf(365);

    private static final BigDecimal LEAST_CREDIT = BigDecimal.valueOf(2);

    private final Accounts accounts;
    private final Settings settings;

    Creation(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /** @throws Refusal 400 for what is missing, taken, too small or beyond the parent's bounds */
    Draft child(Fields fields, Account parent, Instant now) {
        String name = settings.freeName(required(fields, "Name"));
        String email = settings.freeEmail(required(fields, "Email"));
        BigDecimal credit =
                fields.decimal("CreditGranted").orElseThrow(() -> Refusal.badRequest("CreditGranted is required"));
        if (credit.compareTo(LEAST_CREDIT) < 0) {
            throw Refusal.badRequest("CreditGranted must be at least 2");
        }
        if (accounts.childCount(parent) >= parent.limits().child()) {
            throw Refusal.badRequest("ChildLimit reached");
        }
        Draft child = newborn(name, email, credit, fields, parent, now).draft();
        child.terms = child.terms.withRates(fields, parent);
        child.lastMovement = Usd.of(credit);
        child.wallet = Wallet.EMPTY.withGrant(
                Card.granted(Usd.of(credit), "Initial Funding", memo(fields), now, days(fields)));
        settings.apply(fields, child, parent, parent);
        return child;
    }

    /** How long a card is valid: 365 days unless said otherwise, fractions allowed. */
    static BigDecimal days(Fields fields) {
        BigDecimal days = fields.amount("Days").orElse(LONGEST_DAYS);
        if (days.compareTo(LONGEST_DAYS) > 0) {
            throw Refusal.badRequest("Days must be between 0 and 365");
        }
        return days;
    }

    static String memo(Fields fields) {
        String memo = fields.text("Memo").orElse("");
        if (memo.length() > 500) {
            throw Refusal.badRequest("Memo must not exceed 500 characters");
        }
        return memo;
    }

    private Account newborn(String name, String email, BigDecimal credit, Fields fields, Account parent, Instant now) {
        return new Account(
                accounts.nextId(),
                parent.branch(),
                new Profile(name, name, email, "", ""),
                parent.terms(),
                Limits.forNew(credit, parent.limits()),
                parent.rateLimits(),
                parent.access().inheritedUnless(fields),
                true,
                false,
                false,
                Wallet.EMPTY,
                BigDecimal.ZERO,
                Meter.idleSince(now.getEpochSecond()),
                Keys.random(),
                now,
                now);
    }

    private static String required(Fields fields, String name) {
        return fields.text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refusal.badRequest(name + " is required"));
    }
}
