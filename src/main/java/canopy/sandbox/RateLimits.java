package canopy.sandbox;

/** Requests and tokens per minute, hour and day; unlimited is a very large number. */
record RateLimits(long rpm, long rph, long rpd, long tpm, long tph, long tpd) {

    static final long UNLIMITED = 6_666_666L;
    static final RateLimits NONE = new RateLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);

    /** @throws Refusal 400 where a sent limit is above the parent's */
    RateLimits changedBy(Fields fields, RateLimits parent) {
        String perMinute = fields.has("RPM") ? "RPM" : "RateLimit";
        return new RateLimits(
                changed(fields, perMinute, rpm, parent.rpm),
                changed(fields, "RPH", rph, parent.rph),
                changed(fields, "RPD", rpd, parent.rpd),
                changed(fields, "TPM", tpm, parent.tpm),
                changed(fields, "TPH", tph, parent.tph),
                changed(fields, "TPD", tpd, parent.tpd));
    }

    private static long changed(Fields fields, String name, long present, long bound) {
        long value = fields.whole(name).orElse(present);
        if (fields.has(name) && bound > 0 && value > bound) {
            throw Refusal.badRequest(name + " must not exceed the parent's " + bound);
        }
        return value;
    }
}
