package canopy.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which accounts a list asks for and in what order: {@code id, name, email, level, dna} and {@code order}. */
record Query(List<Identifier> filters, @Nullable Comparator<Account> order) {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private static final Map<String, Comparator<Account>> ORDERS = orders();

    static Query of(Map<String, String> parameters) {
        List<Identifier> filters = new ArrayList<>();
        given(parameters, "id").map(id -> whole("id", id, Identifier.Kind.ID)).ifPresent(filters::add);
        given(parameters, "name")
                .map(name -> new Identifier(Identifier.Kind.NAME, name))
                .ifPresent(filters::add);
        given(parameters, "email")
                .map(email -> new Identifier(Identifier.Kind.EMAIL, email))
                .ifPresent(filters::add);
        given(parameters, "level")
                .map(level -> whole("level", level, Identifier.Kind.LEVEL))
                .ifPresent(filters::add);
        given(parameters, "dna")
                .map(dna -> Identifier.parse(dna.startsWith(".") ? dna : "." + dna))
                .ifPresent(filters::add);
        return new Query(filters, given(parameters, "order").map(Query::order).orElse(null));
    }

    Query and(Identifier identifier) {
        List<Identifier> more = new ArrayList<>(filters);
        more.add(identifier);
        return new Query(more, order);
    }

    /** The ids that match; the given order, newest first, stays where none is asked for. */
    long[] select(long[] newestFirst, Accounts accounts, Instant now) {
        if (filters.isEmpty() && order == null) {
            return newestFirst;
        }
        Predicate<Account> wanted =
                filters.stream().map(Identifier::test).reduce(account -> true, (one, other) -> one.and(other));
        List<Account> found = Arrays.stream(newestFirst)
                .mapToObj(id -> order == null ? accounts.stored(id).orElseThrow() : accounts.at(id, now))
                .filter(wanted)
                .collect(Collectors.toCollection(ArrayList::new));
        if (order != null) {
            found.sort(order);
        }
        return found.stream().mapToLong(Account::id).toArray();
    }

    private static Optional<String> given(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Identifier whole(String name, String text, Identifier.Kind kind) {
        String digits = kind == Identifier.Kind.LEVEL && text.startsWith("L") ? text.substring(1) : text;
        if (!WHOLE.matcher(digits).matches()) {
            throw Refusal.badRequest(name + " must be a whole number");
        }
        return new Identifier(kind, digits);
    }

    /** {@code name}, {@code -name}, {@code name desc}, {@code name:desc}. */
    private static Comparator<Account> order(String text) {
        String[] words = text.replace(':', ' ').strip().split("\\s+", 3);
        boolean descending = words[0].startsWith("-") || (words.length == 2 && words[1].equalsIgnoreCase("desc"));
        String field = (words[0].startsWith("-") ? words[0].substring(1) : words[0])
                .replace("_", "")
                .toLowerCase(Locale.ROOT);
        @Nullable Comparator<Account> comparator = ORDERS.get(field);
        boolean direction = words.length == 1
                || (words.length == 2 && (words[1].equalsIgnoreCase("asc") || words[1].equalsIgnoreCase("desc")));
        if (comparator == null || !direction) {
            throw Refusal.badRequest("order is not known: " + text);
        }
        return descending ? comparator.reversed() : comparator;
    }

    private static Map<String, Comparator<Account>> orders() {
        Comparator<Account> byId = Comparator.comparingLong(Account::id);
        Map<String, Comparator<Account>> orders = new HashMap<>();
        orders.put("id", byId);
        orders.put(
                "name",
                Comparator.comparing((Account account) -> account.profile().name())
                        .thenComparing(byId));
        orders.put(
                "alias",
                Comparator.comparing((Account account) -> account.profile().alias())
                        .thenComparing(byId));
        orders.put(
                "email",
                Comparator.comparing((Account account) -> account.profile().email())
                        .thenComparing(byId));
        orders.put("dna", Comparator.comparing(Account::dna).thenComparing(byId));
        orders.put(
                "level",
                Comparator.comparingInt((Account account) -> account.terms().level())
                        .thenComparing(byId));
        orders.put(
                "rates",
                Comparator.comparing((Account account) -> account.terms().rates())
                        .thenComparing(byId));
        orders.put("createdat", Comparator.comparing(Account::createdAt).thenComparing(byId));
        orders.put("updatedat", Comparator.comparing(Account::updatedAt).thenComparing(byId));
        orders.put(
                "creditused",
                Comparator.comparingLong((Account account) -> account.meter().used())
                        .thenComparing(byId));
        orders.put(
                "requests",
                Comparator.comparingLong((Account account) -> account.meter().requests())
                        .thenComparing(byId));
        orders.put(
                "hardlimit",
                Comparator.comparing((Account account) -> account.limits().hard())
                        .thenComparing(byId));
        return orders;
    }
}
