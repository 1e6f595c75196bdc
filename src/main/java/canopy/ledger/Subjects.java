package canopy.ledger;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose bills are kept: everybody's below the owner, the owner's own, those of branches and of single accounts, each with
 * a number of its own. New ones are made under {@link LedgerState#lock} alone.
 */
@Component
class Subjects {

    static final long WHOLE_TREE = 1;
    static final long OWN = 2;

    /** The embedded database compares each row with each entry of such a list: many short ones are far faster than one. */
    private static final int AT_ONCE = 100;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Subjects(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** Who a subject is. */
    record Subject(long id, AccountId head, Dna branch, boolean alone) {}

    Optional<Long> find(Dna branch, boolean alone) {
        return jdbc.sql("select id from ledger_subject where head = ? and path = ? and alone = ?")
                .params(head(branch), branch.path(), alone)
                .query(Long.class)
                .optional();
    }

    Subject read(long id) {
        return jdbc.sql("select head, path, alone from ledger_subject where id = ?")
                .param(id)
                .query((row, number) -> new Subject(
                        id,
                        new AccountId(row.getLong("head")),
                        new Dna(row.getString("path")),
                        row.getBoolean("alone")))
                .single();
    }

    /** The numbers of branches; those that have none yet get one. */
    Map<Dna, Long> ofBranches(Collection<Dna> branches) {
        Map<Dna, Long> numbers = known(branches);
        List<Object[]> added = branches.stream()
                .filter(branch -> !numbers.containsKey(branch))
                .map(branch -> new Object[] {head(branch), branch.path(), false})
                .toList();
        if (!added.isEmpty()) {
            template.batchUpdate("insert into ledger_subject (head, path, alone) values (?, ?, ?)", added);
            numbers.putAll(known(branches));
        }
        return numbers;
    }

    /** The number of one account by itself. */
    long ofAccount(Dna branch) {
        return find(branch, true).orElseGet(() -> {
            jdbc.sql("insert into ledger_subject (head, path, alone) values (?, ?, true)")
                    .params(head(branch), branch.path())
                    .update();
            return find(branch, true).orElseThrow();
        });
    }

    private Map<Dna, Long> known(Collection<Dna> branches) {
        Map<Dna, Long> numbers = new HashMap<>();
        List<Long> heads = branches.stream().map(Subjects::head).distinct().toList();
        for (int from = 0; from < heads.size(); from += AT_ONCE) {
            jdbc.sql("select id, path from ledger_subject where not alone and head in (:heads)")
                    .param("heads", heads.subList(from, Math.min(heads.size(), from + AT_ONCE)))
                    .query(row -> {
                        numbers.put(new Dna(row.getString("path")), row.getLong("id"));
                    });
        }
        return numbers;
    }

    private static long head(Dna branch) {
        return branch.ids().getLast().value();
    }
}
