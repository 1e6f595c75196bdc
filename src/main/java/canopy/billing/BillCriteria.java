package canopy.billing;

import canopy.ledger.AccountOrder;
import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.UpstreamDay;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bill's address means.
 *
 * @param preset the name of the period, where it has one
 * @param by what the lines are
 * @param account one account alone; null for a branch
 * @param model one model alone; null for all
 * @param problems the names of what means nothing; where there are any, the rest is not to be used
 */
record BillCriteria(
        Span span,
        @Nullable Preset preset,
        By by,
        @Nullable AccountId account,
        @Nullable String model,
        Sorting sorting,
        int page,
        int size,
        boolean exact,
        List<String> problems) {

    static final List<Integer> SIZES = List.of(25, 100, 250);

    /** The gateway is younger: each day before would be asked for, for nothing. */
    static final UpstreamDay EARLIEST = UpstreamDay.valueOf("2020-01-01");

    private static final int LONGEST_TEXT = 200;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

    /** The columns that accounts can be sorted by, as addresses write them. */
    static final Map<String, AccountOrder> COLUMNS = Map.of(
            "name", AccountOrder.NAME,
            "cost", AccountOrder.COST,
            "requests", AccountOrder.REQUESTS,
            "input", AccountOrder.PROMPT,
            "output", AccountOrder.COMPLETION,
            "cached", AccountOrder.CACHE_READS,
            "images", AccountOrder.IMAGES);

    /** @param column a key of {@link #COLUMNS} */
    record Sorting(String column, boolean descending) {

        AccountOrder order() {
            return COLUMNS.getOrDefault(column, AccountOrder.COST);
        }
    }

    static BillCriteria of(BillAddress address, UpstreamDay today) {
        List<String> problems = new ArrayList<>();
        Preset preset = read("preset", address.preset(), BillCriteria::preset, problems);
        AccountId account = read("account", address.account(), AccountId::valueOf, problems);
        String model = read("model", address.model(), BillCriteria::shortText, problems);
        if (!address.branch().isEmpty() && !Scopes.isBranch(address.branch())) {
            problems.add("branch");
        }
        if (preset != null && !(address.from() + address.to()).isEmpty()) {
            problems.add("both");
        }
        Span span = preset != null ? preset.span(today) : span(address, today, problems);
        By by = read("by", address.by(), BillCriteria::by, problems);
        Integer page = read("page", address.page(), BillCriteria::number, problems);
        Integer size = read("size", address.size(), BillCriteria::size, problems);
        Sorting sorting = read("sort", address.sort(), BillCriteria::sorting, problems);
        Boolean exact = read("exact", address.exact(), BillCriteria::yes, problems);
        return new BillCriteria(
                span,
                address.from().isEmpty() && preset == null ? Preset.MONTH : preset,
                lines(by, account, model),
                account,
                model,
                sorting == null ? new Sorting("cost", true) : sorting,
                page == null ? 1 : page,
                size == null ? SIZES.getFirst() : size,
                Boolean.TRUE.equals(exact),
                List.copyOf(problems));
    }

    /** One level leads to the next: all accounts, the models of one, the days of a model. */
    private static By lines(@Nullable By asked, @Nullable AccountId account, @Nullable String model) {
        if (model != null) {
            return By.DAY;
        }
        if (account != null) {
            return asked == By.DAY ? By.DAY : By.MODEL;
        }
        return asked == null ? By.ACCOUNT : asked;
    }

    private static Span span(BillAddress address, UpstreamDay today, List<String> problems) {
        Span month = Preset.MONTH.span(today);
        if (address.from().isEmpty() && address.to().isEmpty()) {
            return month;
        }
        UpstreamDay from = read("from", address.from(), BillCriteria::day, problems);
        UpstreamDay to = read("to", address.to(), BillCriteria::day, problems);
        if (address.from().isEmpty()) {
            problems.add("from");
        }
        if (from == null || (to == null && !address.to().isEmpty())) {
            return month;
        }
        UpstreamDay last = to == null ? today : to;
        String wrong = wrong(from, last, today);
        if (wrong != null) {
            problems.add(wrong);
            return month;
        }
        return new Span(from, last);
    }

    private static @Nullable String wrong(UpstreamDay from, UpstreamDay to, UpstreamDay today) {
        if (from.compareTo(today) > 0) {
            return "future";
        }
        if (from.compareTo(EARLIEST) < 0) {
            return "early";
        }
        if (to.compareTo(from) < 0) {
            return "order";
        }
        return to.compareTo(from.plusDays(Span.LONGEST - 1L)) > 0 ? "long" : null;
    }

    private static <T> @Nullable T read(String field, String text, Function<String, T> reading, List<String> problems) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException meansNothing) {
            problems.add(field);
            return null;
        }
    }

    private static Preset preset(String text) {
        return Stream.of(Preset.values())
                .filter(preset -> preset.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static By by(String text) {
        return Stream.of(By.values())
                .filter(by -> by.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    static UpstreamDay day(String text) {
        if (!DAY.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UpstreamDay.valueOf(text);
    }

    private static String shortText(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("too long");
        }
        return text;
    }

    private static Sorting sorting(String text) {
        boolean descending = text.startsWith("-");
        String column = descending ? text.substring(1) : text;
        if (!COLUMNS.containsKey(column)) {
            throw new IllegalArgumentException(text);
        }
        return new Sorting(column, descending);
    }

    private static Integer number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Integer.valueOf(text);
    }

    private static Integer size(String text) {
        Integer size = number(text);
        if (!SIZES.contains(size)) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static Boolean yes(String text) {
        if (!text.equals("true")) {
            throw new IllegalArgumentException(text);
        }
        return true;
    }
}
