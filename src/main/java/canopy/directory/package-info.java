/**
 * What we last read of every account: the mirror in our database, walked from {@code /x-dna}, with search, tree,
 * roll-ups and history. Every query takes a branch, and what lies outside it is not found.
 */
@ApplicationModule(
        displayName = "Directory",
        allowedDependencies = {"values", "manage", "ledger"})
@NullMarked
package canopy.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
