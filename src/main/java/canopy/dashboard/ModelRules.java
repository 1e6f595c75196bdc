package canopy.dashboard;

import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What accounts say of models, unchangeable. Most accounts were given the lists of those above them, so equal ones are
 * looked at once.
 */
final class ModelRules {

    static final ModelRules NONE = new ModelRules();

    /** What some accounts say alike: an allow list, a mapper from requested to served, and models with own limits. */
    private record Says(List<String> allows, Map<String, String> mapper, List<String> limits) {}

    private record Holder(AccountId id, @Nullable Dna branch) {

        boolean isWithin(Dna viewers) {
            return viewers.isWholeTree() || (branch != null && branch.isWithin(viewers));
        }
    }

    /**
     * How an account, or many of them, deal with a model.
     *
     * @param named an allow list lets it through by name
     * @param barred an allow list does not let it through
     * @param served what a request for it is answered by; null where it is not mapped
     * @param limited it has limits of its own
     */
    record Rule(boolean named, boolean barred, @Nullable String served, boolean limited) {

        boolean isAny() {
            return named || barred || served != null || limited;
        }
    }

    /** How many accounts have which rule. */
    record Counts(int named, int barred, int mapped, int limited) {}

    /** An account's rule. */
    record Line(AccountId account, Rule rule) {}

    private final Map<Says, List<Holder>> holders = new HashMap<>();

    private ModelRules() {}

    /** @param each hands over the accounts one by one */
    static ModelRules of(Consumer<Consumer<Subaccount>> each) {
        ModelRules rules = new ModelRules();
        each.accept(rules::add);
        return rules;
    }

    Counts counts(String model, Dna branch) {
        int[] counts = new int[4];
        holders.forEach((says, all) -> {
            Rule rule = rule(says, model);
            if (rule.isAny()) {
                int within =
                        (int) all.stream().filter(one -> one.isWithin(branch)).count();
                counts[0] += rule.named ? within : 0;
                counts[1] += rule.barred ? within : 0;
                counts[2] += rule.served != null ? within : 0;
                counts[3] += rule.limited ? within : 0;
            }
        });
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }

    /** The first accounts of a branch with any rule for a model, by id. */
    List<Line> lines(String model, Dna branch, int most) {
        Map<AccountId, Rule> found = new TreeMap<>();
        holders.forEach((says, all) -> {
            Rule rule = rule(says, model);
            if (rule.isAny()) {
                all.stream().filter(one -> one.isWithin(branch)).forEach(one -> found.put(one.id, rule));
            }
        });
        return found.entrySet().stream()
                .limit(most)
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void add(Subaccount account) {
        List<String> allows = account.access().models();
        Map<String, String> mapper = account.models().mapper();
        Says says = new Says(
                allows == null ? List.of() : List.copyOf(allows),
                mapper == null ? Map.of() : new TreeMap<>(mapper),
                account.models().limits() == null
                        ? List.of()
                        : account.models().limits().keySet().stream().sorted().toList());
        holders.computeIfAbsent(says, first -> new ArrayList<>())
                .add(new Holder(
                        account.id(), account.dna() == null ? null : Dna.branchOf(account.dna(), account.id())));
    }

    private static Rule rule(Says says, String model) {
        boolean lets = ModelPattern.allows(says.allows, model);
        return new Rule(
                lets && !says.allows.isEmpty(),
                !lets,
                says.mapper.entrySet().stream()
                        .filter(pair -> ModelPattern.matches(pair.getKey(), model))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null),
                says.limits.stream().anyMatch(limited -> ModelPattern.matches(limited, model)));
    }
}
