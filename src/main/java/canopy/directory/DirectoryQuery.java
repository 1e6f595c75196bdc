package canopy.directory;

import canopy.values.Dna;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text words that must all occur in an account's id, name, alias, e-mail or DNA path, in any case; a word of dots
 *     and digits that starts with a dot looks at the DNA path alone
 * @param branch narrows the viewer's own branch further, never widens it
 * @param attention only accounts that need attention
 * @param page from 1
 * @param size rows per page, 1 to 1,000; people are offered {@link #SIZES}
 */
public record DirectoryQuery(
        String text,
        @Nullable Long level,
        @Nullable Status status,
        @Nullable Dna branch,
        boolean attention,
        Sort sort,
        boolean descending,
        int page,
        int size) {

    public static final List<Integer> SIZES = List.of(50, 100, 250);

    /** The first page of everything, in the order of the tree. */
    public static final DirectoryQuery EVERYTHING =
            new DirectoryQuery("", null, null, null, false, Sort.TREE, false, 1, 50);

    public DirectoryQuery {
        if (page < 1) {
            throw new IllegalArgumentException("Pages count from 1");
        }
        if (size < 1 || size > 1_000) {
            throw new IllegalArgumentException("A page has 1 to 1,000 rows");
        }
    }

    public DirectoryQuery withText(String text) {
        return new DirectoryQuery(text, level, status, branch, attention, sort, descending, page, size);
    }

    public DirectoryQuery sortedBy(Sort sort, boolean descending) {
        return new DirectoryQuery(text, level, status, branch, attention, sort, descending, page, size);
    }

    public DirectoryQuery at(int page, int size) {
        return new DirectoryQuery(text, level, status, branch, attention, sort, descending, page, size);
    }
}
