package canopy.directory;

import canopy.ledger.SpendBook;
import canopy.ledger.SpendBook.Page;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All accounts in a map, and every question answered the slow way. */
final class RosterModel {

    static final Moment NOW = new Moment(Instant.parse("2026-03-10T04:00:00Z"), UpstreamDay.valueOf("2026-03-10"));
    static final Money LOW = Money.of("2");

    private static final List<String> NAMES = List.of(
            "alpha", "Alphabet", "beta", "ÄRGER", "客户", "alpha beta", "", "İstanbul", "ΟΔΟΣ ς", "zeta.1", "a<b>");
    static final List<String> TEXTS = List.of(
            "",
            "",
            "",
            "alpha",
            "ALPHA",
            "a b",
            "客",
            "1",
            ".1.",
            ".2.3",
            "İ",
            "ιστ",
            "οδοσ",
            "ärger",
            "  beta ",
            ".",
            "x@y",
            ".example");

    final Map<Long, Facts> accounts = new HashMap<>();
    final Map<Long, Money> spent = new HashMap<>();
    Moment moment = NOW;
    SpendBook book = SpendBook.unread(NOW.today());
    private final int size;

    RosterModel(Random random) {
        size = 1 + random.nextInt(60);
    }

    Roster change(Random random, Roster roster, long version) {
        Map<Long, Facts> changed = new HashMap<>();
        Set<Long> gone = new HashSet<>();
        for (int i = 0; i < size / (version == 1 ? 1 : 4) + 1; i++) {
            Facts facts = facts(random);
            changed.put(facts.id(), facts);
        }
        if (version > 1) {
            accounts.keySet().stream().filter(id -> random.nextInt(10) == 0).forEach(gone::add);
        }
        changed.keySet().removeAll(gone);
        accounts.putAll(changed);
        accounts.keySet().removeAll(gone);
        if (random.nextBoolean()) {
            spent.clear();
            accounts.keySet().stream()
                    .filter(id -> random.nextInt(3) > 0)
                    .forEach(id -> spent.put(id, new Money(BigDecimal.valueOf(random.nextInt(200), 1))));
            Page page = new Page(Map.copyOf(spent), random.nextBoolean());
            book = new SpendBook(moment.today(), page, page, moment.now());
        }
        if (random.nextBoolean()) {
            roster.orders().warm();
        }
        return roster.next(version, moment, book, changed.values(), gone);
    }

    /** Changes what one account says, not where it stands. */
    Roster touch(Random random, Roster roster, long version) {
        List<Facts> some = new ArrayList<>();
        for (Facts before : List.copyOf(accounts.values())) {
            if (random.nextInt(accounts.size()) < 2) {
                Facts other = facts(random);
                Facts now = new Facts(
                        before.id(),
                        before.path(),
                        random.nextBoolean() ? before.name() : other.name(),
                        other.alias(),
                        other.email(),
                        other.level(),
                        other.status(),
                        random.nextBoolean() ? before.cards() : other.cards(),
                        other.hardLimit(),
                        other.dailyLimit());
                accounts.put(now.id(), now);
                some.add(now);
            }
        }
        roster.orders().warm();
        return roster.next(version, moment, book, some, Set.of());
    }

    void pass(Duration time) {
        Instant later = moment.now().plus(time);
        moment = new Moment(later, UpstreamDay.at(later, ZoneOffset.UTC));
        book = new SpendBook(moment.today(), book.daily(), book.monthly(), book.readAt());
    }

    DirectoryQuery query(Random random) {
        return new DirectoryQuery(
                TEXTS.get(random.nextInt(TEXTS.size())),
                random.nextInt(4) == 0 ? (long) random.nextInt(4) : null,
                random.nextInt(4) == 0 ? Status.values()[random.nextInt(4)] : null,
                random.nextInt(4) == 0 ? branch(random) : null,
                random.nextInt(4) == 0,
                Sort.values()[random.nextInt(Sort.values().length)],
                random.nextBoolean(),
                1 + random.nextInt(4),
                1 + random.nextInt(20));
    }

    Dna branch(Random random) {
        if (random.nextBoolean()) {
            return Dna.WHOLE_TREE;
        }
        List<Facts> all = List.copyOf(accounts.values());
        String path =
                all.isEmpty() ? ".1." : all.get(random.nextInt(all.size())).branch();
        return random.nextInt(5) == 0 ? new Dna(path + (1 + random.nextInt(60)) + ".") : new Dna(path);
    }

    List<Facts> matching(DirectoryQuery query, Dna branch) {
        List<String> words = Stream.of(query.text().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return accounts.values().stream()
                .filter(facts -> new Dna(facts.branch()).isWithin(branch))
                .filter(facts -> query.branch() == null || new Dna(facts.branch()).isWithin(query.branch()))
                .filter(facts -> query.level() == null || Objects.equals(query.level(), facts.level()))
                .filter(facts -> query.status() == null || query.status() == facts.status())
                .filter(facts -> !query.attention() || !entry(facts).attention().isEmpty())
                .filter(facts -> words.stream().allMatch(word -> holds(facts, word)))
                .toList();
    }

    List<Long> page(DirectoryQuery query, Dna branch) {
        List<Facts> sorted = new ArrayList<>(matching(query, branch));
        sorted.sort(order(query.sort(), query.descending()));
        return sorted.stream()
                .skip((query.page() - 1L) * query.size())
                .limit(query.size())
                .map(Facts::id)
                .toList();
    }

    BranchFigures figures(List<Facts> some) {
        Tally tally = new Tally();
        some.forEach(facts -> tally.add(entry(facts)));
        return tally.figures();
    }

    boolean agrees(Row row, Dna branch) {
        Facts facts = accounts.get(row.id().value());
        List<Facts> above = above(facts).stream()
                .filter(ancestor -> new Dna(ancestor.branch()).isWithin(branch))
                .toList();
        List<Facts> within = accounts.values().stream()
                .filter(other -> other.branch().startsWith(facts.branch()))
                .toList();
        AccountId parent = above.isEmpty() ? null : above.getLast().accountId();
        return row.depth() == above.size()
                && Objects.equals(row.parent(), parent)
                && row.children() == children(facts)
                && row.within().equals(figures(within))
                && Objects.equals(row.spentMonth(), book.month(facts.id()));
    }

    private int children(Facts facts) {
        return (int) accounts.values().stream()
                .filter(other -> {
                    List<Facts> above = above(other);
                    return !above.isEmpty() && above.getLast().id() == facts.id();
                })
                .count();
    }

    /** Known accounts whose own path is a beginning of this one's, top first. */
    private List<Facts> above(Facts facts) {
        return accounts.values().stream()
                .filter(other -> other.id() != facts.id() && facts.branch().startsWith(other.branch()))
                .sorted(Comparator.comparing(other -> other.branch().length()))
                .toList();
    }

    private Comparator<Facts> order(Sort sort, boolean descending) {
        if (sort == Sort.TREE) {
            Comparator<Facts> tree = Comparator.comparing(Facts::path);
            return descending ? tree.reversed() : tree;
        }
        Function<Facts, @Nullable Comparable<?>> value = facts -> value(sort, facts);
        Comparator<Comparable<?>> natural = RosterModel::compare;
        return Comparator.comparing(value, Comparator.nullsLast(descending ? natural.reversed() : natural))
                .thenComparing(Facts::id);
    }

    private @Nullable Comparable<?> value(Sort sort, Facts facts) {
        Entry entry = entry(facts);
        return switch (sort) {
            case TREE, ID -> facts.id();
            case NAME -> text(facts.name());
            case ALIAS -> text(facts.alias());
            case EMAIL -> text(facts.email());
            case LEVEL -> facts.level();
            case STATUS -> facts.status();
            case BALANCE -> entry.balance();
            case SPENT -> book.month(facts.id());
            case SPENT_TODAY -> book.today(facts.id());
            case LIMIT ->
                facts.hardLimit() == null || book.month(facts.id()) == null
                        ? null
                        : book.month(facts.id())
                                .amount()
                                .divide(facts.hardLimit().amount(), MathContext.DECIMAL64);
            case CHILDREN -> children(facts);
            case EXPIRY -> entry.nextExpiry() == Long.MAX_VALUE ? null : entry.nextExpiry();
        };
    }

    private Entry entry(Facts facts) {
        return Entry.of(
                facts, book.today(facts.id()), book.month(facts.id()), NOW.now().toEpochMilli(), LOW);
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static boolean holds(Facts facts, String word) {
        Stream<String> fields = word.matches("\\.[0-9.]*")
                ? Stream.of(facts.branch())
                : Stream.of("" + facts.id(), facts.name(), facts.alias(), facts.email(), facts.branch());
        return fields.filter(Objects::nonNull)
                .anyMatch(field -> IntStream.range(0, field.length())
                        .anyMatch(at -> field.regionMatches(true, at, word, 0, word.length())));
    }

    private Facts facts(Random random) {
        long id = 1 + random.nextInt(size);
        StringBuilder dna = new StringBuilder(".");
        // Any ids in any order, itself and each other's descendants included: paths that contradict each other.
        for (int depth = random.nextInt(5); depth > 0; depth--) {
            dna.append(1 + random.nextInt(Math.max(3, size / 3))).append('.');
        }
        return new Facts(
                id,
                Path.of(random.nextInt(20) == 0 ? null : new Dna(dna.toString()), new AccountId(id)),
                pick(random, NAMES),
                pick(random, NAMES),
                random.nextBoolean() ? null : "x@y" + random.nextInt(5) + ".example",
                random.nextInt(5) == 0 ? null : (long) random.nextInt(4),
                Status.values()[random.nextInt(4)],
                random.nextInt(6) == 0 ? null : Cards.parse(cards(random)),
                random.nextBoolean() ? null : Money.of("" + (1 + random.nextInt(20))),
                random.nextBoolean() ? null : Money.of("" + (1 + random.nextInt(20))));
    }

    private static @Nullable String pick(Random random, List<String> some) {
        int index = random.nextInt(some.size() + 1);
        return index == some.size() ? null : some.get(index);
    }

    private static String cards(Random random) {
        List<String> cards = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long expiry = NOW.now().toEpochMilli() + (random.nextInt(60) - 20) * 86_400_000L;
            cards.add((random.nextInt(12) == 0 ? "?" : (1 + random.nextInt(50)) + ".25")
                    + "@"
                    + (random.nextInt(4) == 0 ? "-" : expiry));
        }
        return String.join(" ", cards);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> a, Comparable<?> b) {
        return a instanceof String text ? text.compareToIgnoreCase((String) b) : ((Comparable<Object>) a).compareTo(b);
    }
}
