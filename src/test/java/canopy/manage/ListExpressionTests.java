package canopy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Allow lists end up as wished, in upstream's add-and-remove syntax, and are never lifted on the way. */
class ListExpressionTests {

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.of("gpt-4*", "claude-*", "10.0.0.0/8", "/v1/chat", "a", "b", "c")
                .list()
                .uniqueElements()
                .ofMaxSize(6);
    }

    @Property(tries = 500)
    void bringsAnyListToAnyOther(@ForAll("lists") List<String> before, @ForAll("lists") List<String> after) {
        Upstream upstream = new Upstream(before);
        ListExpression change = ListExpression.between(before, after);

        upstream.apply(change.first());
        upstream.apply(change.then());

        assertThat(upstream.entries).containsExactlyInAnyOrderElementsOf(after);
        if (!before.isEmpty() && !after.isEmpty()) {
            assertThat(upstream.wasUnrestricted).isFalse();
        }
    }

    @Property(tries = 100)
    void saysNothingWhenOnlyTheOrderDiffers(@ForAll("lists") List<String> list) {
        assertThat(ListExpression.between(list, new ArrayList<>(list).reversed()))
                .isEqualTo(new ListExpression(null, null));
    }

    @Example
    void addsBeforeItRemoves() {
        assertThat(ListExpression.between(List.of("a", "b"), List.of("b", "c", "d")))
                .isEqualTo(new ListExpression("c d", "-a"));
    }

    @Example
    void liftsAListWithAStar() {
        assertThat(ListExpression.between(List.of("a"), List.of())).isEqualTo(new ListExpression("*", null));
    }

    @Example
    void takesAStarAsAnEntryForNoRestriction() {
        assertThat(ListExpression.between(List.of("*"), List.of("a"))).isEqualTo(new ListExpression("a", null));
        assertThat(ListExpression.between(List.of("*"), List.of())).isEqualTo(new ListExpression(null, null));
    }

    @Example
    void leavesAListAloneThatNobodyWantsChanged() {
        assertThat(ListExpression.between(null, null)).isEqualTo(new ListExpression(null, null));
    }

    @Example
    void refusesEntriesThatWouldChangeTheMeaning() {
        for (String entry : List.of("-a", "a b", "a,b", "", "a\nb", "a\u0000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ListExpression.between(List.of(), List.of("x", entry)));
        }
    }

    @Example
    void refusesToChangeAListThatIsNotKnown() {
        assertThatIllegalArgumentException().isThrownBy(() -> ListExpression.between(null, List.of("a")));
    }

    /** The documented semantics of a list expression. */
    private static final class Upstream {
        private final Set<String> entries;
        private boolean wasUnrestricted;

        Upstream(List<String> entries) {
            this.entries = new LinkedHashSet<>(entries);
        }

        void apply(String expression) {
            if (expression == null) {
                return;
            }
            if (expression.equals("*")) {
                entries.clear();
            } else if (expression.startsWith("-")) {
                List.of(expression.substring(1).split(" ", -1)).forEach(entries::remove);
            } else {
                entries.addAll(List.of(expression.split(" ", -1)));
            }
            wasUnrestricted |= entries.isEmpty();
        }
    }
}
