package canopy.directory;

import static canopy.directory.RosterModel.LOW;
import static canopy.directory.RosterModel.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.Dna;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The roster answers as somebody would who looks at every account, whatever the tree and whatever is asked. */
class RosterProperties {

    @Property(tries = 300)
    void answersLikeALookAtEveryAccount(@ForAll long seed) {
        Random random = new Random(seed);
        RosterModel model = new RosterModel(random);
        Roster roster = Roster.empty(NOW, LOW);
        for (int round = 0; round < 4; round++) {
            roster = model.change(random, roster, round + 1);
            for (int i = 0; i < 6; i++) {
                DirectoryQuery query = model.query(random);
                Dna branch = model.branch(random);
                Found found = new View(roster, branch).search(query);
                assertThat(found.rows().stream().map(row -> row.id().value()).toList())
                        .as("%s in %s", query, branch)
                        .isEqualTo(model.page(query, branch));
                assertThat(found.total())
                        .isEqualTo(model.matching(query, branch).size());
                assertThat(found.totals()).isEqualTo(model.figures(model.matching(query, branch)));
                assertThat(found.rows()).allMatch(row -> row.branch().isWithin(branch));
                assertThat(found.rows()).allMatch(row -> model.agrees(row, branch));
            }
        }
    }

    @Property(tries = 150)
    void isTheSameThroughManyChangesAsMadeAtOnce(@ForAll long seed) {
        Random random = new Random(seed);
        RosterModel model = new RosterModel(random);
        Roster roster = Roster.empty(NOW, LOW);
        for (int round = 0; round < 8; round++) {
            roster = round % 3 == 0 ? model.change(random, roster, round + 1) : model.touch(random, roster, round + 1);
            if (random.nextInt(3) == 0) {
                model.pass(Duration.ofDays(random.nextInt(20)));
            }
            roster = roster.next(round + 1, model.moment, model.book, List.of(), Set.of());
            Roster atOnce = Roster.empty(model.moment, LOW)
                    .next(1, model.moment, model.book, model.accounts.values(), Set.of());
            assertThat(content(roster)).isEqualTo(content(atOnce));
        }
    }

    @Property(tries = 200)
    void neverShowsWhatLiesOutsideTheBranch(@ForAll long seed) {
        Random random = new Random(seed);
        RosterModel model = new RosterModel(random);
        Roster roster = model.change(random, Roster.empty(NOW, LOW), 1);
        Dna branch = model.branch(random);
        View view = new View(roster, branch);
        List<Row> shown = new ArrayList<>();
        view.each(DirectoryQuery.EVERYTHING, shown::add);
        for (Facts facts : model.accounts.values()) {
            boolean inside = new Dna(facts.branch()).isWithin(branch);
            assertThat(view.row(facts.accountId()).isPresent()).isEqualTo(inside);
            shown.addAll(view.ancestors(facts.accountId()));
            shown.addAll(view.children(facts.accountId(), 1, 1_000).rows());
        }
        shown.addAll(view.roots(1, 1_000).rows());
        assertThat(shown).allMatch(row -> row.branch().isWithin(branch));
        assertThat(shown)
                .allMatch(row -> row.parent() == null || view.row(row.parent()).isPresent());
    }

    @Property(tries = 200)
    void theTreeHoldsEachAccountOnce(@ForAll long seed) {
        Random random = new Random(seed);
        RosterModel model = new RosterModel(random);
        Roster roster = model.change(random, Roster.empty(NOW, LOW), 1);
        View view = new View(roster, Dna.WHOLE_TREE);
        List<Long> found = new ArrayList<>();
        List<Row> open = new ArrayList<>(view.roots(1, 1_000).rows());
        while (!open.isEmpty()) {
            Row row = open.removeLast();
            found.add(row.id().value());
            List<Row> below = view.children(row.id(), 1, 1_000).rows();
            assertThat(below).hasSize(row.children());
            assertThat(below).allMatch(child -> row.id().equals(child.parent()) && child.depth() == row.depth() + 1);
            open.addAll(below);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(model.accounts.keySet());
    }

    /** Everything that can be read from a roster. */
    private static List<Object> content(Roster roster) {
        View view = new View(roster, Dna.WHOLE_TREE);
        List<Object> content = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            view.each(DirectoryQuery.EVERYTHING.sortedBy(sort, false), content::add);
            view.each(DirectoryQuery.EVERYTHING.sortedBy(sort, true), content::add);
        }
        RosterModel.TEXTS.forEach(text -> content.add(view.search(DirectoryQuery.EVERYTHING.withText(text))));
        content.add(view.levels());
        content.add(view.roots(1, 1_000));
        return content;
    }
}
