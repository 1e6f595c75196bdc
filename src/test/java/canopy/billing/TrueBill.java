package canopy.billing;

import canopy.ledger.Books;
import canopy.ledger.Figures;
import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a bill has to say by the sandbox's own books, when one day could not be read. */
final class TrueBill {

    private final Books books;
    private final UpstreamDay lost;

    TrueBill(Books books, UpstreamDay lost) {
        this.books = books;
        this.lost = lost;
    }

    /** The lines by day, model or account, of the days that could be read; the day that could not has no figures. */
    Map<String, List<@Nullable BigDecimal>> lines(BillQuestion question) {
        Map<String, Figures> lines = new TreeMap<>();
        for (UpstreamDay day : question.span().days()) {
            boolean there = !day.equals(lost);
            if (question.by() == By.DAY) {
                lines.put(day.toString(), there ? of(question, day) : Figures.NOT_AVAILABLE);
            } else if (there && question.by() == By.MODEL) {
                models(question, day).forEach((model, figures) -> lines.merge(model, figures, Figures::plus));
            } else if (there) {
                accounts(question, day)
                        .forEach((account, figures) -> lines.merge(account.toString(), figures, Figures::plus));
            }
        }
        Map<String, List<@Nullable BigDecimal>> truth = new TreeMap<>();
        lines.forEach((key, figures) -> truth.put(key, cells(figures)));
        return truth;
    }

    private Figures of(BillQuestion question, UpstreamDay day) {
        if (question.model() != null) {
            return models(question, day).getOrDefault(question.model(), Figures.ZERO);
        }
        return question.account() == null && question.branch() == null
                ? books.total(day)
                : accounts(question, day).values().stream().reduce(Figures.ZERO, Figures::plus);
    }

    private Map<Long, Figures> accounts(BillQuestion question, UpstreamDay day) {
        Map<Long, Figures> accounts = new TreeMap<>(books.accounts(day));
        accounts.keySet().removeIf(account -> !isWithin(question, new AccountId(account)));
        return accounts;
    }

    private Map<String, Figures> models(BillQuestion question, UpstreamDay day) {
        if (question.account() == null && question.branch() == null) {
            return books.models(Span.of(day), "");
        }
        Map<String, Figures> models = new TreeMap<>();
        for (AccountId account : books.branches().keySet()) {
            if (isWithin(question, account)) {
                books.models(Span.of(day), account.toString())
                        .forEach((model, figures) -> models.merge(model, figures, Figures::plus));
            }
        }
        return models;
    }

    private boolean isWithin(BillQuestion question, AccountId account) {
        if (question.account() != null) {
            return question.account().equals(account);
        }
        Dna place = books.branches().get(account);
        return question.branch() == null || (place != null && place.isWithin(question.branch()));
    }

    /** Cost, requests, input, output, read from cache, written to it, images. */
    private static List<@Nullable BigDecimal> cells(Figures figures) {
        return new ArrayList<>(Arrays.asList(
                figures.cost() == null ? null : figures.cost().amount().stripTrailingZeros(),
                number(figures.requests()),
                number(figures.prompt()),
                number(figures.completion()),
                number(figures.cacheReads()),
                number(figures.cacheWrites()),
                number(figures.images())));
    }

    private static @Nullable BigDecimal number(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count).stripTrailingZeros();
    }

    /** A page has no column for what was written to the cache. */
    static Map<String, List<@Nullable BigDecimal>> pageColumns(Map<String, List<@Nullable BigDecimal>> files) {
        Map<String, List<@Nullable BigDecimal>> columns = new TreeMap<>();
        files.forEach((key, figures) -> columns.put(key, pageColumns(figures)));
        return columns;
    }

    static List<@Nullable BigDecimal> pageColumns(List<@Nullable BigDecimal> file) {
        List<@Nullable BigDecimal> columns = new ArrayList<>(file);
        columns.remove(5);
        return columns;
    }

    static List<@Nullable BigDecimal> sum(Map<String, List<@Nullable BigDecimal>> lines) {
        List<@Nullable BigDecimal> sums = new ArrayList<>();
        for (int column = 0; column < 7; column++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (List<@Nullable BigDecimal> line : lines.values()) {
                sum = sum == null || line.get(column) == null ? null : sum.add(line.get(column));
            }
            sums.add(sum == null ? null : sum.stripTrailingZeros());
        }
        return sums;
    }
}
