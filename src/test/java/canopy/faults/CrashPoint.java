package canopy.faults;

/** Where in a write the console's process is killed. */
enum CrashPoint {
    /** Written down; the look before the call is under way. */
    AFTER_PREPARED(0, 0),
    /** Written down as sent; upstream has not had a byte of it. */
    AFTER_SENT(1, 0),
    /** Upstream has done it; its answer is not there yet. */
    AFTER_THE_BYTES(1, 1),
    /** The answer is there; nothing of it is written down. */
    AFTER_THE_ANSWER(1, 1);

    private final int calls;
    private final int effects;

    CrashPoint(int calls, int effects) {
        this.calls = calls;
        this.effects = effects;
    }

    /** How often the write is on the road by then. */
    int calls() {
        return calls;
    }

    /** How often upstream has done it by then. */
    int effects() {
        return effects;
    }

    /** What the journal must come to. */
    String outcome() {
        return effects == 1 ? "done" : "not-applied";
    }
}
