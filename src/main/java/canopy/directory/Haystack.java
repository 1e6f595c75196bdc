package canopy.directory;

import canopy.directory.Roster.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What a search looks at, of all accounts in the order of their positions; unchangeable. It stands in blocks, each one
 * string, since one long string is searched many times faster than many short ones. A block whose accounts did not
 * change is shared with the next haystack.
 */
final class Haystack {

    private static final int BLOCK = 1_024;

    private final Block[] blocks;
    private final int[] firsts;

    private Haystack(List<Block> blocks) {
        this.blocks = blocks.toArray(Block[]::new);
        this.firsts = new int[this.blocks.length];
        int first = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = first;
            first += this.blocks[i].size();
        }
    }

    static Haystack empty() {
        return new Haystack(List.of());
    }

    /** The haystack after a change. */
    Haystack next(Revision revision) {
        Entry[] entries = revision.entries();
        List<Block> next = new ArrayList<>();
        int open = 0;
        for (int i = 0; i < blocks.length; i++) {
            int now = revision.unchangedRun(firsts[i], blocks[i].size());
            // Crumbs that changes leave behind are swept up with the block that follows them.
            if (now == open || now >= open + BLOCK / 4) {
                add(next, entries, open, now);
                next.add(blocks[i]);
                open = now + blocks[i].size();
            }
        }
        add(next, entries, open, entries.length);
        return new Haystack(next);
    }

    /** Hands over the positions within a range at which all of the words occur, in ascending order. */
    void find(Words words, Range range, IntConsumer found) {
        for (int i = 0; i < blocks.length && firsts[i] < range.to(); i++) {
            int first = firsts[i];
            int from = Math.max(0, range.from() - first);
            int to = Math.min(blocks[i].size(), range.to() - first);
            if (from < to) {
                blocks[i].find(words, from, to, account -> found.accept(first + account));
            }
        }
    }

    private static void add(List<Block> blocks, Entry[] entries, int from, int to) {
        for (int i = from; i < to; ) {
            int end = to - i < 2 * BLOCK ? to : i + BLOCK;
            blocks.add(Block.of(entries, i, end));
            i = end;
        }
    }

    /** @param starts where each account's text starts, and at last the end of all */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed once it is made.
    private record Block(String text, int[] starts) {

        static Block of(Entry[] entries, int from, int to) {
            StringBuilder text = new StringBuilder((to - from) * 96);
            int[] starts = new int[to - from + 1];
            for (int i = from; i < to; i++) {
                entries[i].facts().appendSearchable(text);
                starts[i - from + 1] = text.length();
            }
            return new Block(text.toString(), starts);
        }

        int size() {
            return starts.length - 1;
        }

        void find(Words words, int from, int to, IntConsumer found) {
            String rarest = words.longest();
            int account = from;
            int at = text.indexOf(rarest, starts[from], starts[to]);
            while (at >= 0) {
                while (starts[account + 1] <= at) {
                    account++;
                }
                if (words.occurIn(text, starts[account], starts[account + 1])) {
                    found.accept(account);
                }
                account++;
                at = account == to ? -1 : text.indexOf(rarest, starts[account], starts[to]);
            }
        }
    }
}
