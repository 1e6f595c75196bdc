package canopy.billing;

import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.directory.Row;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds whose bill is asked for, as far as the viewer may see it: what lies outside the viewer's branch is not found. */
@Component
class Scopes {

    private final Directory directory;

    Scopes(Directory directory) {
        this.directory = directory;
    }

    /** Whether the text can be a branch at all, whoever asks. */
    static boolean isBranch(String text) {
        try {
            return (text.startsWith(".") ? Dna.valueOf(text) : AccountId.valueOf(text)) != null;
        } catch (IllegalArgumentException neither) {
            return false;
        }
    }

    Scope of(BillAddress address, Viewer viewer) {
        if (!address.account().isEmpty()) {
            Row row = row(AccountId.valueOf(address.account()), viewer);
            return new Scope(
                    row.branch(), row.id(), name(row), row.id(), row.within().accounts() - 1);
        }
        if (address.branch().isEmpty() || address.branch().equals(Dna.WHOLE_TREE.path())) {
            return everything(viewer, address.branch());
        }
        return address.branch().startsWith(".")
                ? path(Dna.valueOf(address.branch()), viewer)
                : below(row(AccountId.valueOf(address.branch()), viewer));
    }

    private Scope everything(Viewer viewer, String asked) {
        Dna branch = viewer.branch();
        if (branch.isWholeTree()) {
            return new Scope(branch, null, null, null, 0);
        }
        if (!asked.isEmpty()) {
            throw notFound();
        }
        return path(branch, viewer);
    }

    private Scope path(Dna branch, Viewer viewer) {
        if (!branch.isWithin(viewer.branch())) {
            throw notFound();
        }
        AccountId head = branch.ids().getLast();
        return find(head, viewer)
                .filter(row -> row.branch().equals(branch))
                .map(Scopes::below)
                .orElseGet(() -> new Scope(branch, null, branch.path(), null, 0));
    }

    private static Scope below(Row row) {
        return new Scope(row.branch(), null, name(row), row.id(), row.within().accounts() - 1);
    }

    private Row row(AccountId id, Viewer viewer) {
        return find(id, viewer).orElseThrow(Scopes::notFound);
    }

    /** Also one that is gone: what it used stays on the bill. */
    private Optional<Row> find(AccountId id, Viewer viewer) {
        return directory.account(id, viewer.branch()).map(MirroredAccount::row);
    }

    private static String name(Row row) {
        return row.name() == null ? row.id().toString() : row.name();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
