package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.ledger.SpendBook;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is found whatever script and case it is written in, and however many accounts there are. */
class SearchTests {

    private static final Moment NOW =
            new Moment(Instant.parse("2026-03-10T04:00:00Z"), UpstreamDay.valueOf("2026-03-10"));

    private Roster roster = Roster.empty(NOW, Money.of("2"));

    @ParameterizedTest
    @CsvSource({
        "Αλέξανδρος, αλΈΞΑΝΔΡΟΣ",
        "ΣΑΣ ΟΔΟΣΤΡΩΜΑ, ΟΔΟΣ",
        "Москва, мОСК",
        "İstanbul, istanbul",
        "ISPARTA, ısparta",
        "Straße, STRAß",
        "客户管理, 户管",
        "team 🚀 rocket, 🚀",
        "𐐀deseret, 𐐨DES",
        "שלום עולם, עולם",
        "مرحبا, حبا",
        "Zoë Ångström, ångSTRÖM",
        "micro µ, µ",
        "ﬁne Ǆ, ǆ"
    })
    void findsANameInEveryScriptWhateverItsCase(String name, String text) {
        change(List.of(account(1, "nobody"), account(2, name), account(3, "Nobody else")), Set.of());
        assertThat(found(text)).containsExactly(2L);
    }

    @Test
    void doesNotFindAWordAcrossTwoAccountsOrFields() {
        change(
                List.of(
                        new Facts(1, path(1), "left", "right", null, null, Status.ENABLED, null, null, null),
                        account(2, "le"),
                        account(3, "ft")),
                Set.of());
        assertThat(found("left")).containsExactly(1L);
        assertThat(found("tri")).isEmpty();
        assertThat(found("leftright")).isEmpty();
    }

    @Test
    void findsEveryAccountOfManyOnceWhileTheyComeGoAndChange() {
        List<Facts> many = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            many.add(account(i * 3L, "account-" + i % 7 + (i % 1_000 == 0 ? "-客" : "")));
        }
        change(many, Set.of());
        assertThat(found("客")).containsExactly(3_000L, 6_000L, 9_000L, 12_000L, 15_000L);
        assertThat(found("account-3")).hasSize(714);
        assertThat(found("c")).hasSize(5_000);
        change(List.of(account(4, "newcomer"), account(6_001, "newcomer")), Set.of());
        change(List.of(account(9_000, "renamed")), Set.of(3_000L, 14_997L));
        assertThat(found("newcomer")).containsExactly(4L, 6_001L);
        assertThat(found("renamed")).containsExactly(9_000L);
        assertThat(found("客")).containsExactly(6_000L, 12_000L, 15_000L);
        assertThat(found("6001 newcomer")).containsExactly(6_001L);
        for (int i = 0; i < 1_500; i++) {
            change(List.of(account(6_001L + 3L * i, "late-" + i)), Set.of(3L * i));
        }
        assertThat(found("late-")).hasSize(1_500);
        assertThat(found("late-1499")).containsExactly(6_001L + 3L * 1_499);
        List<Row> all = new ArrayList<>();
        new View(roster, Dna.WHOLE_TREE).each(DirectoryQuery.EVERYTHING.withText("."), all::add);
        assertThat(all).hasSize(roster.size());
    }

    @Test
    void sortsNamesThatShareALongBeginningAndOnesThatEndEarly() {
        List<String> names = IntStream.range(0, 1_000)
                .mapToObj(i -> "a shared beginning " + (char) ('a' + i % 26) + (i % 3 == 0 ? "" : "\u0000" + i % 5))
                .toList();
        change(
                IntStream.range(0, names.size())
                        .mapToObj(i -> account(i + 1L, names.get(i)))
                        .toList(),
                Set.of());
        List<String> shown = new ArrayList<>();
        new View(roster, Dna.WHOLE_TREE)
                .each(DirectoryQuery.EVERYTHING.sortedBy(Sort.NAME, false), row -> shown.add(row.name()));
        assertThat(shown).isEqualTo(names.stream().sorted().toList());
    }

    @Test
    void sortsAmountsThatDifferInTheLastDigitAndOnesBeyondAnyLimit() {
        List<Facts> accounts = new ArrayList<>();
        List<Money> balances = new ArrayList<>();
        for (int i = 1; i <= 600; i++) {
            Money balance = i % 3 == 0
                    ? Money.of("12345678901234." + i)
                    : Money.of("1.00000000000000" + (1_000 - i)).plus(Money.of("" + i % 2));
            balances.add(balance);
            accounts.add(new Facts(
                    i, path(i), "x", null, null, null, Status.ENABLED, Cards.parse(balance + "@-"), null, null));
        }
        change(accounts, Set.of());
        List<Money> shown = new ArrayList<>();
        new View(roster, Dna.WHOLE_TREE)
                .each(DirectoryQuery.EVERYTHING.sortedBy(Sort.BALANCE, false), row -> shown.add(row.balance()));
        assertThat(shown).isEqualTo(balances.stream().sorted().toList());
        assertThat(new View(roster, Dna.WHOLE_TREE)
                        .search(DirectoryQuery.EVERYTHING)
                        .totals()
                        .balance())
                .isEqualTo(balances.stream().reduce(Money.ZERO, Money::plus));
    }

    private void change(List<Facts> changed, Set<Long> gone) {
        roster = roster.next(roster.version() + 1, NOW, SpendBook.unread(NOW.today()), changed, gone);
    }

    private List<Long> found(String text) {
        List<Long> found = new ArrayList<>();
        new View(roster, Dna.WHOLE_TREE)
                .each(
                        DirectoryQuery.EVERYTHING.withText(text),
                        row -> found.add(row.id().value()));
        return found;
    }

    private static Facts account(long id, String name) {
        return new Facts(id, path(id), name, null, null, null, Status.ENABLED, null, null, null);
    }

    private static Path path(long id) {
        return Path.of(new Dna(".1."), new AccountId(id));
    }
}
