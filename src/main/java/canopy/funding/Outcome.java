package canopy.funding;

import canopy.journal.Fact;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What really came of a movement of credit, as the journal shows it: read back, beside what was estimated. */
final class Outcome {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Outcome() {}

    static List<Fact> facts(Evidence evidence, ZoneId zone) {
        boolean topUp = evidence.direction() == Direction.TOP_UP;
        Money signed = topUp ? evidence.amount() : Money.ZERO.minus(evidence.amount());
        CreditCard card = topUp ? evidence.newCard() : null;
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "creditGranted",
                null,
                card == null || card.amount() == null
                        ? signed.toString()
                        : card.amount().toString()));
        facts.add(new Fact(
                "balance",
                text(evidence.before().account().balance()),
                text(evidence.account().balance())));
        if (card != null && card.expiresAt() != null) {
            facts.add(new Fact("expiresAt", null, moment(card.expiresAt(), zone)));
        }
        other(evidence, topUp, facts);
        return facts;
    }

    private static void other(Evidence evidence, boolean topUp, List<Fact> facts) {
        Side before = evidence.before().other();
        Side now = evidence.other();
        if (before == null || now == null || before.balance() == null || now.balance() == null) {
            return;
        }
        facts.add(new Fact(topUp ? "payerBalance" : "parentBalance", text(before.balance()), text(now.balance())));
        Money moved =
                topUp ? before.balance().minus(now.balance()) : now.balance().minus(before.balance());
        facts.add(new Fact(
                topUp ? "payerDebitSeen" : "parentGainSeen",
                text(evidence.before().moved()),
                text(moved)));
    }

    private static String moment(Instant instant, ZoneId zone) {
        return TO_THE_MINUTE.format(LocalDateTime.ofInstant(instant, zone)) + " " + zone.getId();
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
