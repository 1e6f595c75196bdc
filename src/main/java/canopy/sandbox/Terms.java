package canopy.sandbox;

import java.math.BigDecimal;
import java.util.Optional;

/** On what terms an account is charged and routed: final cost = base cost × Rates × Factor. */
record Terms(int level, int gear, int role, int tier, BigDecimal factor, BigDecimal rates) {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1000);

    /** The extras that only an owner may send. */
    Terms withExtras(Fields fields) {
        return new Terms(
                small(fields, "Level").orElse(level),
                small(fields, "Gear").orElse(gear),
                small(fields, "Role").orElse(role),
                tier,
                positive(fields, "Factor").orElse(factor),
                rates);
    }

    Terms withRates(Fields fields, Account parent) {
        Optional<BigDecimal> wanted = positive(fields, "Rates");
        wanted.filter(value -> value.compareTo(parent.terms().rates()) < 0).ifPresent(value -> {
            throw Refusal.badRequest("Rates must not be below the parent's "
                    + parent.terms().rates().toPlainString());
        });
        return new Terms(level, gear, role, tier, factor, wanted.orElse(rates));
    }

    /** The multiplier of every cost, in millionths. */
    long multiplierPpm() {
        return Usd.micros(rates.multiply(factor));
    }

    private static Optional<Integer> small(Fields fields, String name) {
        return fields.whole(name).map(value -> {
            if (value > 1_000_000) {
                throw Refusal.badRequest(name + " is out of range");
            }
            return value.intValue();
        });
    }

    private static Optional<BigDecimal> positive(Fields fields, String name) {
        return fields.decimal(name).map(value -> {
            if (value.signum() <= 0 || value.compareTo(HIGHEST) > 0) {
                throw Refusal.badRequest(name + " must be above 0 and at most 1000");
            }
            return Usd.of(value);
        });
    }
}
