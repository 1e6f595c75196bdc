package canopy.journal;

import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds intents, of those that a viewer may see. */
@Component
class IntentSearch {

    static final int PAGE_SIZE = 50;
    private static final int MOST_OPEN = 200;
    private static final int AT_ONCE = 500;
    /** A call without an answer is no longer under way by then. */
    private static final Duration AT_THE_LATEST = Duration.ofMinutes(1);

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String OPEN = "state in ('PREPARED', 'SENT', 'UNKNOWN', 'NEEDS_HUMAN')";

    private final JdbcClient jdbc;
    private final Scope scope;
    private final ZoneId zone;

    IntentSearch(JdbcClient jdbc, Scope scope, @Value("${canopy.manage.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.zone = zone;
    }

    /** One page of the settled ones, latest first; the first page is 1. */
    List<Intent> settled(Filter filter, Viewer viewer, int page) {
        Conditions where = conditions(filter, viewer).and("not " + OPEN);
        return query(where, "order by prepared_at desc, id desc offset :skip rows fetch first :most rows only")
                .param("skip", (page - 1) * (long) PAGE_SIZE)
                .param("most", PAGE_SIZE)
                .query((row, number) -> Discretion.shownTo(viewer, IntentRow.read(row, number)))
                .list();
    }

    /** What is not confirmed, those first that need a person. */
    List<Intent> open(Filter filter, Viewer viewer) {
        Conditions where = conditions(filter, viewer).and(OPEN);
        return query(where, "order by state, prepared_at fetch first :most rows only")
                .param("most", MOST_OPEN)
                .query((row, number) -> Discretion.shownTo(viewer, IntentRow.read(row, number)))
                .list();
    }

    Sums sums(Filter filter, Viewer viewer) {
        Conditions where = conditions(filter, viewer);
        return jdbc.sql("""
                        select coalesce(sum(case when state in ('PREPARED', 'SENT', 'UNKNOWN', 'NEEDS_HUMAN')
                                            then 0 else 1 end), 0) as settled,
                               coalesce(sum(case when state in ('PREPARED', 'SENT', 'UNKNOWN', 'NEEDS_HUMAN')
                                            then 1 else 0 end), 0) as not_settled,
                               sum(case when state = 'DONE' and amount > 0 then amount end) as granted,
                               sum(case when state = 'DONE' and amount < 0 then -amount end) as taken_back,
                               sum(case when state in ('SENT', 'UNKNOWN', 'NEEDS_HUMAN') and amount > 0
                                   then amount end) as granted_unconfirmed,
                               sum(case when state in ('SENT', 'UNKNOWN', 'NEEDS_HUMAN') and amount < 0
                                   then -amount end) as taken_back_unconfirmed
                        from journal_intent
                        where
                        """ + where.sql())
                .params(where.values())
                .query(IntentSearch::sums)
                .single();
    }

    /** Hands over all that match, latest first, without holding them all. */
    void each(Filter filter, Viewer viewer, Consumer<Intent> receiver) {
        List<Intent> some = query(
                        conditions(filter, viewer), "order by prepared_at desc, id desc fetch first :most rows only")
                .param("most", AT_ONCE)
                .query(IntentRow::read)
                .list();
        while (!some.isEmpty()) {
            some.forEach(intent -> receiver.accept(Discretion.shownTo(viewer, intent)));
            Intent last = some.getLast();
            some = some.size() < AT_ONCE
                    ? List.of()
                    : query(
                                    conditions(filter, viewer)
                                            .and("(prepared_at < :last or (prepared_at = :last and id < :lastId))"),
                                    "order by prepared_at desc, id desc fetch first :most rows only")
                            .param("most", AT_ONCE)
                            .param("last", Columns.time(last.preparedAt()))
                            .param("lastId", last.id().value())
                            .query(IntentRow::read)
                            .list();
        }
    }

    /** How many outcomes are not confirmed. */
    int unsettled(Viewer viewer) {
        Conditions where = conditions(Filter.ALL, viewer).and("state in ('SENT', 'UNKNOWN', 'NEEDS_HUMAN')");
        return jdbc.sql("select count(*) from journal_intent where " + where.sql())
                .params(where.values())
                .query(Integer.class)
                .single();
    }

    /** What was sent for some accounts between two moments, latest first. */
    List<Footprint> footprints(Collection<AccountId> accounts, Instant from, Instant to, Viewer viewer) {
        return jdbc.sql("""
                        select id, kind, account_id, branch, money, actor_id, actor_name, sent_at,
                               coalesce(answered_at, begun_at, sent_at) as until, answered_at is null as unanswered
                        from journal_intent
                        where account_id in (:accounts) and sent_at between :from and :to
                        order by sent_at desc fetch first 1000 rows only""")
                .param("accounts", accounts.stream().map(AccountId::value).toList())
                .param("from", Columns.time(from))
                .param("to", Columns.time(to))
                .query((row, number) -> footprint(row, viewer))
                .list();
    }

    /** Conditions that all hold, with the values of their parameters. */
    private record Conditions(List<String> all, Map<String, Object> values) {

        Conditions and(String condition) {
            all.add(condition);
            return this;
        }

        Conditions and(String condition, String parameter, Object value) {
            values.put(parameter, value);
            return and(condition);
        }

        String sql() {
            return all.stream().collect(Collectors.joining(" and "));
        }
    }

    private JdbcClient.StatementSpec query(Conditions where, String order) {
        return jdbc.sql(IntentTable.whole("where " + where.sql(), order)).params(where.values());
    }

    private Conditions conditions(Filter filter, Viewer viewer) {
        Conditions where = new Conditions(new ArrayList<>(), new HashMap<>());
        scope.narrow(viewer).forEach(where::and);
        scope.parameters(viewer).forEach((name, value) -> where.values().put(name, value));
        String account = filter.account();
        if (account != null && ID.matcher(account).matches()) {
            where.and(
                    "(account_id = :accountId or lower(account_name) like :account escape '!')",
                    "accountId",
                    Long.parseLong(account));
            where.values().put("account", containing(account));
        } else if (account != null) {
            where.and("lower(account_name) like :account escape '!'", "account", containing(account));
        }
        if (filter.person() != null) {
            where.and("lower(actor_name) like :person escape '!'", "person", containing(filter.person()));
        }
        if (filter.kind() != null) {
            where.and("kind = :kind", "kind", filter.kind().name());
        }
        Set<State> states = filter.states();
        if (states != null) {
            where.and(
                    "state in (:states)",
                    "states",
                    states.stream().map(State::name).toList());
        }
        if (filter.from() != null) {
            where.and("prepared_at >= :from", "from", Columns.time(start(filter.from())));
        }
        if (filter.to() != null) {
            where.and("prepared_at < :to", "to", Columns.time(start(filter.to().plusDays(1))));
        }
        return where;
    }

    private Footprint footprint(ResultSet row, Viewer viewer) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        boolean visible = scope.maySee(
                viewer, new Dna(row.getString("branch")), kind, row.getBoolean("money"), row.getLong("actor_id"));
        Instant until = Columns.time(row, "until");
        return new Footprint(
                new IntentId(row.getString("id")),
                kind,
                new AccountId(row.getLong("account_id")),
                Columns.time(row, "sent_at"),
                row.getBoolean("unanswered") ? until.plus(AT_THE_LATEST) : until,
                visible ? row.getString("actor_name") : null);
    }

    private Instant start(UpstreamDay day) {
        return day.date().atStartOfDay(zone).toInstant();
    }

    private static String containing(String text) {
        String plain = Columns.text(text).toLowerCase(Locale.ROOT);
        return "%" + plain.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static Sums sums(ResultSet row, int number) throws SQLException {
        return new Sums(
                row.getLong("settled"),
                row.getLong("not_settled"),
                money(row, "granted"),
                money(row, "taken_back"),
                money(row, "granted_unconfirmed"),
                money(row, "taken_back_unconfirmed"));
    }

    /** The sum of nothing is exactly nothing. */
    private static Money money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? Money.ZERO : new Money(amount);
    }
}
