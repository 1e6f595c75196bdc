package canopy.editing;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Row;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a name or an e-mail address is in use, as far as the mirror knows. Both are unique across the gateway, so all of
 * the tree counts, whichever part of it the person sees; upstream would tell as much.
 */
@Component
class TakenNames {

    private static final int ENOUGH = 1_000;

    private final Directory directory;

    TakenNames(Directory directory) {
        this.directory = directory;
    }

    /** @param self the account that may have it */
    boolean hasName(String name, @Nullable AccountId self) {
        return isTaken(name, Row::name, self);
    }

    /** @param self the account that may have it */
    boolean hasEmail(String email, @Nullable AccountId self) {
        return isTaken(email, Row::email, self);
    }

    private boolean isTaken(String text, Function<Row, @Nullable String> of, @Nullable AccountId self) {
        return directory.search(DirectoryQuery.EVERYTHING.withText(text).at(1, ENOUGH), Dna.WHOLE_TREE).rows().stream()
                .filter(row -> !row.id().equals(self))
                .anyMatch(row -> text.equalsIgnoreCase(of.apply(row)));
    }
}
