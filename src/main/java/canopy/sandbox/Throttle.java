package canopy.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of each account in the present minute and hour, and on the present business day. */
final class Throttle {

    /** What an account has asked for so far in one window of each length. */
    private static final class Counts {
        private final long[] windows = {-1, -1, -1};
        private final long[] requests = new long[3];

        /** Whether one more stays within all limits; one that does not is not counted. */
        synchronized boolean take(long[] present, long[] limits) {
            for (int i = 0; i < windows.length; i++) {
                if (windows[i] != present[i]) {
                    windows[i] = present[i];
                    requests[i] = 0;
                }
                if (isLimit(limits[i]) && requests[i] >= limits[i]) {
                    return false;
                }
            }
            for (int i = 0; i < requests.length; i++) {
                requests[i]++;
            }
            return true;
        }
    }

    private final BusinessDays days;
    private final Map<Long, Counts> accounts = new ConcurrentHashMap<>();

    Throttle(BusinessDays days) {
        this.days = days;
    }

    boolean admits(Account account, Instant now) {
        RateLimits limits = account.rateLimits();
        if (!isLimit(limits.rpm()) && !isLimit(limits.rph()) && !isLimit(limits.rpd())) {
            return true;
        }
        long second = now.getEpochSecond();
        return accounts.computeIfAbsent(account.id(), id -> new Counts())
                .take(
                        new long[] {second / 60, second / 3_600, days.dayOf(second)},
                        new long[] {limits.rpm(), limits.rph(), limits.rpd()});
    }

    private static boolean isLimit(long limit) {
        return limit > 0 && limit < RateLimits.UNLIMITED;
    }
}
