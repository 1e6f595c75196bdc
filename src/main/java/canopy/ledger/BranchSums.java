package canopy.ledger;

import canopy.values.Dna;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What branches come to on a day: their heads and everything below, where something below was used. */
final class BranchSums {

    private BranchSums() {}

    /** @param places the branch that an account heads; null where its place is not known */
    static Map<Dna, Figures> of(Map<Long, Figures> accounts, LongFunction<@Nullable Dna> places) {
        Map<String, Figures> sums = new HashMap<>();
        Map<String, Figures> heads = new HashMap<>();
        accounts.forEach((account, figures) -> {
            Dna branch = places.apply(account);
            if (branch != null) {
                String path = branch.path();
                heads.put(path, figures);
                for (int dot = path.lastIndexOf('.', path.length() - 2);
                        dot > 0;
                        dot = path.lastIndexOf('.', dot - 1)) {
                    sums.merge(path.substring(0, dot + 1), figures, Figures::plus);
                }
            }
        });
        Map<Dna, Figures> branches = new HashMap<>();
        sums.forEach((path, below) -> {
            Figures head = heads.get(path);
            branches.put(new Dna(path), head == null ? below : below.plus(head));
        });
        return branches;
    }
}
