package canopy.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one account of the base population is charged, routed and used; drawn from its hash, within its parent's bounds. */
final class Founder {

    private static final List<List<String>> MODEL_SETS = List.of(
            List.of("gpt-4*"), List.of("gpt-4*", "claude-*"), List.of("claude-*"), List.of("gpt-4o-mini", "gemini-*"));
    private static final List<String> STEPS = List.of("0", "0", "0", "0", "0", "0.05", "0.1", "0.2", "0.25", "0.5");
    private static final List<String> FACTORS = List.of("1.5", "0.9", "1.2");
    private static final int[] PER_MINUTE = {60, 120, 300, 600, 1_200};

    final long id;
    final int depth;
    final long hash;
    final long created;
    final Terms terms;
    final Access access;
    final RateLimits rateLimits;
    final boolean status;
    final boolean suspended;
    final Appetite appetite;
    final Timeline timeline;

    /**
     * @param created second of its creation
     * @param anchor second at which the population stands
     */
    Founder(long id, int depth, long hash, long created, long anchor, Account parent) {
        this.id = id;
        this.depth = depth;
        this.hash = hash;
        this.created = created;
        this.terms = terms(parent.terms());
        this.access = access(parent.access());
        this.rateLimits = rateLimits(parent.rateLimits());
        int state = depth == 0 || id < 9 ? 99 : draw(1, 100);
        this.suspended = state < 3;
        this.status = state < 3 || state >= 6;
        this.appetite = appetite();
        Timeline active = Timeline.since(created, terms.multiplierPpm());
        this.timeline = status && !suspended
                ? active
                : active.then(created + 1 + Math.floorMod(hash >>> 3, anchor - created - 1), 0);
    }

    int draw(int part, int bound) {
        return Hash.below(hash, part, bound);
    }

    private Terms terms(Terms parent) {
        if (depth == 0) {
            return new Terms(0, 0, 0, 0, BigDecimal.ONE, BigDecimal.ONE);
        }
        BigDecimal rates = parent.rates().add(new BigDecimal(STEPS.get(draw(2, STEPS.size()))));
        BigDecimal factor = draw(3, 100) < 4 ? new BigDecimal(FACTORS.get(draw(4, FACTORS.size()))) : BigDecimal.ONE;
        int level = depth == 1 ? draw(5, 4) : parent.level();
        return new Terms(
                level,
                draw(6, 25) == 0 ? 1 : 0,
                draw(7, 30) == 0 ? 3 : 0,
                draw(8, 5) == 0 ? 2 : 0,
                factor,
                Usd.of(rates));
    }

    private Access access(Access parent) {
        // The first ones stay open, so that everything can be tried with them.
        if (depth == 0 || id < 9) {
            return Access.OPEN;
        }
        AllowList models = parent.models().entries().isEmpty() && draw(9, 100) < 15
                ? new AllowList(MODEL_SETS.get(draw(10, MODEL_SETS.size())))
                : parent.models();
        AllowList ips = parent.ips().entries().isEmpty() && draw(11, 100) < 4
                ? new AllowList(List.of("203.0.113.0/24", "198.51.100.7", "2001:db8::/32"))
                : parent.ips();
        AllowList resources = parent.resources().entries().isEmpty() && draw(12, 100) < 8
                ? new AllowList(List.of("/v1/chat/completions", "/v1/embeddings"))
                : parent.resources();
        Mapper mapper =
                draw(13, 100) < 10 ? mapper("gpt-3.5*", "gpt-4o-mini", "gpt-4-*-preview", "gpt-4o") : Mapper.NONE;
        Mapper levels = draw(14, 100) < 3 ? mapper("claude-*", "2", "gpt-4*", "3") : parent.levelMapper();
        ModelLimits limits = draw(15, 100) < 7
                ? new ModelLimits(Map.of("gpt-4o", Map.of("rpm", 30L, "tpm", 90_000L)))
                : ModelLimits.NONE;
        return new Access(ips, models, AllowList.UNRESTRICTED, resources, mapper, levels, limits);
    }

    private static Mapper mapper(String from, String to, String otherFrom, String otherTo) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(from, to);
        pairs.put(otherFrom, otherTo);
        return new Mapper(pairs);
    }

    private RateLimits rateLimits(RateLimits parent) {
        if (depth == 0 || id < 9 || draw(16, 100) < 60) {
            return parent;
        }
        long rpm = Math.min(PER_MINUTE[draw(17, PER_MINUTE.length)], parent.rpm());
        return new RateLimits(
                rpm,
                Math.min(rpm * 30, parent.rph()),
                Math.min(rpm * 300, parent.rpd()),
                Math.min(rpm * 1_000, parent.tpm()),
                Math.min(rpm * 20_000, parent.tph()),
                Math.min(rpm * 200_000, parent.tpd()));
    }

    private Appetite appetite() {
        List<Integer> allowed = new ArrayList<>();
        for (int model = 0; model < Catalogue.MODELS.size(); model++) {
            if (access.models().allows(Catalogue.MODELS.get(model).id())) {
                allowed.add(model);
            }
        }
        int kind = depth == 0 ? 92 : draw(18, 100);
        if (kind < 22 || allowed.isEmpty()) {
            return Appetite.NONE;
        }
        long nanos = nanosADay(kind);
        int courses = Math.min(allowed.size(), 1 + draw(19, 4));
        int first = draw(20, allowed.size());
        List<Appetite.Dish> dishes = new ArrayList<>();
        for (int course = 0; course < courses; course++) {
            int model = allowed.get((first + course * 5) % allowed.size());
            long share = nanos / (course + 1) / 2;
            long requests = share / Catalogue.MODELS.get(model).usualNanos();
            if (requests > 0 && dishes.stream().noneMatch(dish -> dish.model() == model)) {
                dishes.add(new Appetite.Dish(model, (int) Math.min(requests, 2_000_000)));
            }
        }
        return dishes.isEmpty() ? Appetite.NONE : new Appetite(dishes, draw(21, 140) - 30, 15 + draw(22, 80));
    }

    /** Most accounts spend cents a day, some a few dollars, few a lot; in billionths of a dollar. */
    private long nanosADay(int kind) {
        long cent = 10_000_000L;
        if (kind < 65) {
            return cent * (5 + draw(23, 95));
        }
        if (kind < 91) {
            return cent * (100 + draw(23, 1_200));
        }
        return kind < 99 ? cent * (1_500 + draw(23, 9_000)) : cent * (18_000 + draw(23, 40_000));
    }
}
