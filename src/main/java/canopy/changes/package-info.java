/**
 * What all rooms that change accounts share: how typed text becomes a value or a sentence, what is there before and after,
 * how an answer from upstream becomes an answer for the journal, and what a movement of money will come to.
 */
@ApplicationModule(
        displayName = "Changes",
        allowedDependencies = {"values", "manage", "directory", "ledger", "journal", "people"})
@NullMarked
package canopy.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
