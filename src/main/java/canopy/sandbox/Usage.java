package canopy.sandbox;

import java.util.function.LongFunction;

/**
 * Consumption as a closed form: every number follows from the seed, the account, the model and the second, so that
 * 400 days of history need no storage and every sum over them agrees.
 */
final class Usage {

    /** What one request of an account to a model is like on one day. */
    static final class Load {
        long requests;
        long prompt;
        long completion;
        long images;
        long cacheCreation;
        long cacheRead;
        long nanos;
    }

    /** Takes what a model was asked for within one day; {@code micros} is what that was charged. */
    interface Sink {
        void take(int model, long requests, Load load, long micros);
    }

    private static final long MILLION = 1_000_000;
    /** All of a day's usage is there two minutes before midnight: a day that is over no longer changes. */
    private static final long DAY_COMPLETE = 86_280;

    private static final int[] HOURS = {1, 1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 7, 5, 6, 8, 8, 7, 6, 5, 4, 4, 4, 3, 2};
    private static final long[] PASSED = passed();

    private final long seed;
    private final BusinessDays days;
    private final long anchorDay;
    private final LongFunction<Appetite> appetites;

    /** @param anchorDay the day at which trends stand at 100 percent */
    Usage(long seed, BusinessDays days, long anchorDay, LongFunction<Appetite> appetites) {
        this.seed = seed;
        this.days = days;
        this.anchorDay = anchorDay;
        this.appetites = appetites;
    }

    Appetite appetite(long account) {
        return appetites.apply(account);
    }

    /** Everything between two seconds of one day. */
    void consume(long account, Timeline timeline, long day, long from, long to, Sink sink) {
        Appetite appetite = appetites.apply(account);
        if (appetite.isNone() || to <= from || to <= timeline.start()) {
            return;
        }
        long dayStart = days.startOf(day);
        long dayLength = days.startOf(day + 1) - dayStart;
        Load load = new Load();
        for (Appetite.Dish dish : appetite.dishes()) {
            fill(load, account, appetite, dish, day);
            var stretches = timeline.stretches();
            for (int i = 0; i < stretches.size(); i++) {
                Timeline.Stretch stretch = stretches.get(i);
                long begin = Math.max(from, stretch.since());
                long end = i + 1 < stretches.size()
                        ? Math.min(to, stretches.get(i + 1).since())
                        : to;
                if (stretch.ppm() == 0 || begin >= end) {
                    continue;
                }
                long requests = begin == dayStart && end - begin == dayLength
                        ? load.requests
                        : until(load.requests, end - dayStart, dayLength)
                                - until(load.requests, begin - dayStart, dayLength);
                if (requests > 0) {
                    sink.take(dish.model(), requests, load, requests * charged(load.nanos, stretch.ppm()));
                }
            }
        }
    }

    private void fill(Load load, long account, Appetite appetite, Appetite.Dish dish, long day) {
        Model model = Catalogue.MODELS.get(dish.model());
        long hash = Hash.of(seed + account, day, dish.model());
        long weekday = Math.floorMod(day + 3, 7L);
        long growth = Math.clamp(100 + appetite.trend() * (day - anchorDay) / 400, 10, 400);
        long noise = 60 + (hash & 0x3F) + (hash >>> 6 & 0xF);
        load.requests =
                dish.requests() * growth * noise * (weekday >= 5 ? appetite.weekend() : 100 + weekday * 2) / MILLION;
        load.prompt = model.prompt() * (70 + (hash >>> 10 & 0x3F)) / 100;
        load.completion = model.completion() * (70 + (hash >>> 16 & 0x3F)) / 100;
        load.images = model.drawsImages() ? 1 : 0;
        load.cacheRead = load.prompt * model.cached() * (hash >>> 22 & 0x3F) / 6_300;
        load.cacheCreation = model.chargesForCaching() ? load.prompt * (hash >>> 28 & 0xF) / 100 : 0;
        load.nanos = (load.prompt - load.cacheRead) * model.inputNanos()
                + load.cacheRead * model.inputNanos() / 10
                + load.cacheCreation * model.inputNanos() / 4
                + load.completion * model.outputNanos()
                + load.images * model.imageNanos();
    }

    private static long charged(long nanos, long ppm) {
        return Math.max(1, nanos * ppm / (MILLION * 1_000));
    }

    private static long until(long requests, long second, long dayLength) {
        long scaled = Math.min(86_400, second * 86_400 * 86_400 / (DAY_COMPLETE * dayLength));
        int hour = (int) (scaled / 3_600);
        if (hour >= 24) {
            return requests;
        }
        return requests * (PASSED[hour] + (PASSED[hour + 1] - PASSED[hour]) * (scaled % 3_600) / 3_600) / MILLION;
    }

    private static long[] passed() {
        long all = 0;
        for (int hour : HOURS) {
            all += hour;
        }
        long[] passed = new long[25];
        long sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            sum += HOURS[hour];
            passed[hour + 1] = sum * MILLION / all;
        }
        return passed;
    }
}
