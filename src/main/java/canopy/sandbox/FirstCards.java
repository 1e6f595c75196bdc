package canopy.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The cards that an account of the base population holds: what is missing on them is what it consumed. */
final class FirstCards {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Founder founder;
    private final BigDecimal used;
    private final BigDecimal today;
    private final boolean reseller;
    private final Instant granted;
    private final Instant anchor;
    private final List<Card> cards = new ArrayList<>();

    /** @param today what a day like today costs it */
    FirstCards(Founder founder, long usedMicros, BigDecimal today, boolean reseller, long anchor) {
        this.founder = founder;
        this.used = Usd.ofMicros(usedMicros);
        this.today = today;
        this.reseller = reseller;
        this.anchor = Instant.ofEpochSecond(anchor);
        Duration age = Duration.ofSeconds(anchor - founder.created);
        this.granted = age.toDays() < 340
                ? Instant.ofEpochSecond(founder.created)
                : this.anchor.minus(Duration.ofDays(20 + founder.draw(40, 280)));
    }

    Wallet wallet() {
        if (founder.depth == 0) {
            owners();
        } else if (reseller) {
            resellers();
        } else {
            single();
        }
        return new Wallet(cards);
    }

    private void owners() {
        BigDecimal sold = BigDecimal.valueOf(96_000);
        add(used.add(sold), up(used.add(sold).add(BigDecimal.valueOf(4_200)), TEN), granted, in(9), "");
        add(BigDecimal.ZERO, BigDecimal.valueOf(180_000), anchor.minus(Duration.ofDays(70)), in(295), "PO 2291");
        add(BigDecimal.ZERO, BigDecimal.valueOf(2_500), anchor.minus(Duration.ofDays(180)), in(-3), "trial credit");
    }

    private void resellers() {
        BigDecimal sold = BigDecimal.valueOf(200 + founder.draw(41, 20_000));
        boolean nearlyEmpty = founder.id >= 9 && founder.draw(42, 100) < 6;
        BigDecimal rest = BigDecimal.valueOf(nearlyEmpty ? 6 : 400 + founder.draw(43, 6_000))
                .add(reserve());
        add(used.add(sold), up(used.add(sold).add(rest), TEN), granted, granted.plus(YEAR), "");
        if (founder.draw(44, 100) < 15) {
            add(
                    BigDecimal.ZERO,
                    BigDecimal.valueOf(250),
                    granted.plusSeconds(60),
                    in(1 + founder.draw(45, 12)),
                    "bonus");
        }
    }

    private void single() {
        int kind = founder.id < 9 ? 99 : founder.draw(46, 100);
        if (kind < 8) {
            add(used, up(used.add(new BigDecimal("1.2")), BigDecimal.ONE), granted, granted.plus(YEAR), "");
        } else if (kind < 11) {
            add(used, up(used, BigDecimal.ONE), granted, granted.plus(YEAR), "");
        } else if (kind < 21) {
            add(used, up(used.add(reserve()), TEN), granted, in(1 + founder.draw(47, 12)), "");
            add(BigDecimal.ZERO, BigDecimal.valueOf(50), recently(5), in(360), "renewal");
        } else if (kind < 31) {
            expiredWithRest();
        } else if (kind < 38) {
            many();
        } else {
            add(used, up(used.add(reserve()), TEN), granted, granted.plus(YEAR), "");
        }
    }

    private void expiredWithRest() {
        BigDecimal before = Usd.of(used.multiply(new BigDecimal("0.6")).setScale(2, RoundingMode.FLOOR));
        BigDecimal rest = BigDecimal.valueOf(3 + founder.draw(48, 40));
        add(before, up(before.add(rest), BigDecimal.ONE), granted, in(-1 - founder.draw(49, 30)), "");
        BigDecimal since = used.subtract(before);
        add(since, up(since.add(reserve()), TEN), recently(45), in(320), "second year");
    }

    private void many() {
        int more = 4 + founder.draw(50, 7);
        add(used, up(used.add(reserve()), TEN), granted, in(20), "");
        for (int i = 1; i <= more; i++) {
            BigDecimal amount = BigDecimal.valueOf(10L * (1 + founder.draw(50 + i, 9)));
            add(BigDecimal.ZERO, amount, recently(40 - i), in(20 + 27L * i), i == 2 ? "für \"März\" <ok> & mehr" : "");
        }
    }

    /** Enough for some days or weeks at the present pace. */
    private BigDecimal reserve() {
        return today.multiply(BigDecimal.valueOf(5 + founder.draw(51, 55)))
                .add(BigDecimal.valueOf(10 + founder.draw(52, 80)));
    }

    private void add(BigDecimal spent, BigDecimal amount, Instant at, Instant expires, String memo) {
        Instant from =
                at.isBefore(Instant.ofEpochSecond(founder.created)) ? Instant.ofEpochSecond(founder.created) : at;
        cards.add(new Card(
                Usd.of(amount),
                Usd.of(amount.subtract(spent)),
                cards.isEmpty() ? "Initial Funding" : "Recharge",
                memo,
                from,
                expires));
    }

    private Instant in(long days) {
        return anchor.plus(Duration.ofDays(days)).plusSeconds(founder.draw(53, 80_000));
    }

    private Instant recently(long days) {
        return anchor.minus(Duration.ofDays(days)).plusSeconds(founder.draw(54, 80_000));
    }

    private static BigDecimal up(BigDecimal amount, BigDecimal unit) {
        return amount.divide(unit, 0, RoundingMode.CEILING).multiply(unit);
    }
}
