package canopy.sandbox;

/**
 * How far an account's consumption has been taken from its cards, and what it came to; amounts in millionths of a
 * dollar.
 *
 * @param settled second since 1970 up to which everything below is counted
 */
record Meter(long settled, long used, long requests, long dayUsed, long monthUsed, Timeline timeline) {

    static Meter idleSince(long second) {
        return new Meter(second, 0, 0, 0, 0, Timeline.since(second, 0));
    }

    Meter onTimeline(Timeline other) {
        return new Meter(settled, used, requests, dayUsed, monthUsed, other);
    }
}
