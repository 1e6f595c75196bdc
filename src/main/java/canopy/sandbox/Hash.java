package canopy.sandbox;

/** Numbers that look random and follow from what they are made of. */
final class Hash {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    static long of(long a, long b) {
        return mix(mix(a + GOLDEN) ^ (b * GOLDEN));
    }

    static long of(long a, long b, long c) {
        return mix(of(a, b) ^ (c + GOLDEN) * GOLDEN);
    }

    /** A number from 0 up to, not including, the bound; {@code part} picks independent numbers out of one hash. */
    static int below(long hash, int part, int bound) {
        return (int) Long.remainderUnsigned(mix(hash + part * GOLDEN) >>> 1, bound);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
