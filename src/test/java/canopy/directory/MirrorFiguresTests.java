package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the mirror says of spend and credit as time passes. */
class MirrorFiguresTests {

    private final Upstream upstream = new Upstream();
    private final Node.Now now = new Node.Now();

    @AfterEach
    void end() {
        upstream.close();
    }

    @Test
    void doesNotShowYesterdaysSpendAsTodays() {
        upstream.tree();
        upstream.spentToday.put(8L, "1.25");
        upstream.spentMonth.put(8L, "12.5");
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            now.is("2026-03-10T16:00:01Z");
            Row nextDay = node.directory.row(new AccountId(8), Dna.WHOLE_TREE).orElseThrow();
            assertThat(nextDay.spentToday()).isNull();
            assertThat(nextDay.spentMonth()).isEqualTo(Money.of("12.5"));
            now.is("2026-03-31T16:00:01Z");
            Row nextMonth = node.directory.row(new AccountId(8), Dna.WHOLE_TREE).orElseThrow();
            assertThat(nextMonth.spentMonth()).isNull();
            assertThat(nextMonth.within().spentMonth()).isNull();
            assertThat(nextMonth.within().complete()).isFalse();
        }
    }

    @Test
    void doesNotTakeAnAccountForIdleWhenTheBillNamesMoreThanItsAccounts() {
        upstream.tree();
        upstream.spentMonth.put(8L, "12.5");
        upstream.billTotal = "20";
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory
                            .row(new AccountId(8), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .spentMonth())
                    .isEqualTo(Money.of("12.5"));
            assertThat(node.directory
                            .row(new AccountId(9), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .spentMonth())
                    .isNull();
        }
    }

    @Test
    void leavesExpiredCreditOutAsTimePasses() {
        upstream.account(7, ".1.", "seventh", """
                "CreditBalance":[{"balance":5,"expires_at":"2026-03-11T00:00:00Z"},
                 {"balance":1.5,"expires_at":"2026-03-30T00:00:00Z"}]""");
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            Row row = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(row.balance()).isEqualTo(Money.of("6.5"));
            assertThat(row.attention()).containsExactly(Attention.CREDIT_EXPIRING);
            now.is("2026-03-11T00:00:00Z");
            row = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(row.balance()).isEqualTo(Money.of("1.5"));
            assertThat(row.within().balance()).isEqualTo(Money.of("1.5"));
            assertThat(row.attention()).containsExactly(Attention.LOW_BALANCE);
            now.is("2026-03-16T00:00:00Z");
            row = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(row.attention()).containsExactly(Attention.LOW_BALANCE, Attention.CREDIT_EXPIRING);
            assertThat(row.nextExpiry()).isEqualTo("2026-03-30T00:00:00Z");
        }
    }
}
