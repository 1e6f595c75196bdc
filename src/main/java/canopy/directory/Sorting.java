package canopy.directory;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sorts all accounts by a column. Values become numbers that sort alike, which are distributed digit by digit; only where
 * several values share a number, that run is looked at more closely. Many times faster than comparing.
 */
final class Sorting {

    private static final int FEW = 128;
    private static final int LETTERS = 3;
    private static final int LETTER_BITS = 17;
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final @Nullable Comparable<?>[] values;
    private final int[] places;

    private Sorting(@Nullable Comparable<?>[] values, int[] places) {
        this.values = values;
        this.places = places;
    }

    /** @param start all positions; equal values stay in this order */
    static Order sorted(Column column, int[] start) {
        @Nullable Comparable<?>[] values = new Comparable<?>[start.length];
        int[] places = new int[start.length];
        int[] without = new int[start.length];
        int count = 0;
        int missing = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = column.value(i);
        }
        for (int position : start) {
            if (values[position] != null) {
                places[count++] = position;
            } else {
                without[missing++] = position;
            }
        }
        System.arraycopy(without, 0, places, count, missing);
        new Sorting(values, places).sort(0, count, 0);
        return Order.of(places, count, (a, b) -> Column.compare(values[a], values[b]) == 0);
    }

    /** Sorts a run of values that share their numbers at all earlier depths. */
    private void sort(int from, int to, int depth) {
        if (to - from <= FEW || (depth > 0 && !(values[places[from]] instanceof String))) {
            compare(from, to);
            return;
        }
        long[] numbers = new long[to - from];
        for (int i = from; i < to; i++) {
            numbers[i - from] = number(values[places[i]], depth);
        }
        distribute(numbers, from);
        for (int run = 0; run < numbers.length; ) {
            int end = run + 1;
            while (end < numbers.length && numbers[end] == numbers[run]) {
                end++;
            }
            if (end > run + 1 && !isExact(values[places[from + run]], numbers[run])) {
                sort(from + run, from + end, depth + 1);
            }
            run = end;
        }
    }

    private void compare(int from, int to) {
        Integer[] run = new Integer[to - from];
        Arrays.setAll(run, i -> places[from + i]);
        Arrays.sort(run, (a, b) -> Column.compare(values[a], values[b]));
        for (int i = 0; i < run.length; i++) {
            places[from + i] = run[i];
        }
    }

    /** Sorts numbers, and the places from the given one on along with them; equal ones stay in order. */
    private void distribute(long[] numbers, int from) {
        long varying = 0;
        for (long number : numbers) {
            varying |= number ^ numbers[0];
        }
        long[] spareNumbers = new long[numbers.length];
        int[] sparePlaces = new int[numbers.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if ((varying >>> shift & DIGITS - 1) == 0) {
                continue;
            }
            int[] starts = new int[DIGITS + 1];
            for (long number : numbers) {
                starts[(int) (number >>> shift & DIGITS - 1) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                starts[digit + 1] += starts[digit];
            }
            for (int i = 0; i < numbers.length; i++) {
                int to = starts[(int) (numbers[i] >>> shift & DIGITS - 1)]++;
                spareNumbers[to] = numbers[i];
                sparePlaces[to] = places[from + i];
            }
            System.arraycopy(spareNumbers, 0, numbers, 0, numbers.length);
            System.arraycopy(sparePlaces, 0, places, from, numbers.length);
        }
    }

    /** A number that, taken as unsigned, never falls as values grow. */
    private static long number(@Nullable Comparable<?> value, int depth) {
        if (value instanceof String text) {
            return letters(text, depth * LETTERS);
        }
        long number = value instanceof BigDecimal amount ? Units.floor(amount) : (Long) Objects.requireNonNull(value);
        return number ^ Long.MIN_VALUE;
    }

    /** The letters from a place on; an end of the text comes before any letter. */
    private static long letters(String text, int from) {
        long letters = 0;
        for (int i = from; i < from + LETTERS; i++) {
            letters = letters << LETTER_BITS | (i < text.length() ? text.charAt(i) + 1 : 0);
        }
        return letters;
    }

    /** Whether values with this number are all the same. */
    private static boolean isExact(@Nullable Comparable<?> value, long number) {
        return value instanceof Long || (value instanceof String && (number & (1 << LETTER_BITS) - 1) == 0);
    }
}
