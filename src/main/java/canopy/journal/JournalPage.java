package canopy.journal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /journal}.
 *
 * @param open what is not confirmed; on the first page only
 * @param settled one page of the rest
 * @param chain the end of the chain, for who may export it
 */
record JournalPage(
        JournalAddress address,
        List<String> problems,
        int number,
        List<Intent> open,
        List<Intent> settled,
        Sums sums,
        Chain.@Nullable Head chain) {

    public boolean hasProblem(String field) {
        return problems.contains(field) || (problems.contains("span") && field.equals("to"));
    }

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public List<String> states() {
        return Stream.concat(
                        Stream.of(JournalCriteria.UNCONFIRMED),
                        Stream.of(State.UNKNOWN, State.NEEDS_HUMAN, State.DONE, State.REJECTED, State.NOT_APPLIED)
                                .map(State::key))
                .toList();
    }

    /** Whether nothing is shown, and why. */
    public String emptiness() {
        if (!problems.isEmpty()) {
            return "problem";
        }
        if (sums.settled() + sums.open() == 0) {
            return address.isFiltered() ? "noMatch" : "empty";
        }
        return settled.isEmpty() && number > 1 ? "beyond" : "no";
    }

    public Pager pager() {
        int pages = pages();
        int first = (number - 1) * IntentSearch.PAGE_SIZE;
        return new Pager(
                first + 1,
                first + settled.size(),
                sums.settled(),
                number,
                pages,
                number > 1 ? address.onPage(1) : null,
                number > 1 ? address.onPage(number - 1) : null,
                number < pages ? address.onPage(number + 1) : null,
                number < pages ? address.onPage(pages) : null,
                JournalAddress.PATH,
                address.filters(),
                List.of());
    }

    public int pages() {
        return (int) Math.max(1, (sums.settled() + IntentSearch.PAGE_SIZE - 1) / IntentSearch.PAGE_SIZE);
    }

    /** Where in the list one is, as the pager's fragment wants it. */
    record Pager(
            int from,
            int to,
            long total,
            int page,
            int pages,
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String last,
            String action,
            Map<String, String> kept,
            List<String> sizes) {}
}
