package canopy.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a roster after a change, and what became of those before.
 *
 * @param moved for each earlier position the present one, -1 when it has none; null when none came, went or moved
 * @param origin for each present position the earlier one, -1 when it is new; null likewise
 * @param touched the present positions whose account is new or other than before, in ascending order
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed once it is made.
record Revision(Entry[] entries, int @Nullable [] moved, int @Nullable [] origin, int[] touched) {

    /**
     * @param derived makes an entry of an account as it is from now on
     * @param millis the present moment
     * @param sameSpend whether the entries that are there show the right spend
     */
    static Revision of(
            Roster before,
            Function<Facts, Entry> derived,
            long millis,
            boolean sameSpend,
            Collection<Facts> changed,
            Set<Long> gone) {
        Entry[] entries = new Entry[before.size()];
        for (int i = 0; i < entries.length; i++) {
            Entry entry = before.entry(i);
            entries[i] = sameSpend && entry.validUntil() > millis ? entry : derived.apply(entry.facts());
        }
        BitSet leaving = new BitSet(entries.length);
        for (long id : gone) {
            int position = before.position(id);
            if (position >= 0) {
                leaving.set(position);
            }
        }
        List<Entry> arriving = new ArrayList<>();
        for (Facts facts : changed) {
            int position = before.position(facts.id());
            if (gone.contains(facts.id())) {
                continue;
            }
            if (position >= 0 && facts.path().equals(entries[position].facts().path())) {
                entries[position] = derived.apply(facts);
                continue;
            }
            arriving.add(derived.apply(facts));
            if (position >= 0) {
                leaving.set(position);
            }
        }
        int[] touched = touched(before, entries);
        return leaving.isEmpty() && arriving.isEmpty()
                ? new Revision(entries, null, null, touched)
                : merged(entries, leaving, arriving, touched);
    }

    boolean keepsShape() {
        return moved == null;
    }

    int moved(int position) {
        return moved == null ? position : moved[position];
    }

    int origin(int position) {
        return origin == null ? position : origin[position];
    }

    /** Where a run of earlier positions stands now, all together and unchanged; -1 when it does not. */
    int unchangedRun(int from, int size) {
        int now = moved(from);
        if (now < 0) {
            return -1;
        }
        int next = Arrays.binarySearch(touched, now);
        int touch = next < 0 ? -next - 1 : next;
        if (touch < touched.length && touched[touch] < now + size) {
            return -1;
        }
        for (int i = 1; moved != null && i < size; i++) {
            if (moved[from + i] != now + i) {
                return -1;
            }
        }
        return now;
    }

    /** Compares with what was there, and puts it back where nothing is other. */
    @SuppressWarnings("ReferenceEquality") // Most accounts are the very same objects; only the rest is worth a look.
    private static int[] touched(Roster before, Entry[] entries) {
        int[] touched = new int[entries.length];
        int count = 0;
        for (int i = 0; i < entries.length; i++) {
            Entry earlier = before.entry(i);
            if (entries[i] == earlier) {
                continue;
            }
            if (entries[i].equals(earlier)) {
                entries[i] = earlier;
            } else {
                touched[count++] = i;
            }
        }
        return Arrays.copyOf(touched, count);
    }

    private static Revision merged(Entry[] earlier, BitSet leaving, List<Entry> arriving, int[] touched) {
        arriving.sort(Comparator.comparing(entry -> entry.facts().path()));
        int size = earlier.length - leaving.cardinality() + arriving.size();
        Entry[] entries = new Entry[size];
        int[] moved = new int[earlier.length];
        int[] origin = new int[size];
        BitSet touches = new BitSet(size);
        int count = 0;
        int from = 0;
        Map<Long, Integer> arrived = new HashMap<>();
        for (int next = 0; next <= arriving.size(); next++) {
            Entry entry = next < arriving.size() ? arriving.get(next) : null;
            int until = entry == null
                    ? earlier.length
                    : firstNotBefore(entry.facts().path(), earlier, from);
            for (int i = from; i < until; i++) {
                if (leaving.get(i)) {
                    moved[i] = -1;
                } else {
                    entries[count] = earlier[i];
                    origin[count] = i;
                    moved[i] = count++;
                }
            }
            from = until;
            if (entry != null) {
                arrived.put(entry.id(), count);
                entries[count] = entry;
                touches.set(count);
                origin[count++] = -1;
            }
        }
        for (int position : touched) {
            if (moved[position] >= 0) {
                touches.set(moved[position]);
            }
        }
        leaving.stream().forEach(position -> {
            // It may have moved in the tree; only the columns in which it differs have to be sorted anew.
            Integer now = arrived.get(earlier[position].id());
            if (now != null) {
                moved[position] = now;
                origin[now] = position;
            }
        });
        return new Revision(entries, moved, origin, touches.stream().toArray());
    }

    private static int firstNotBefore(Path path, Entry[] entries, int from) {
        int low = from;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].facts().path().compareTo(path) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
