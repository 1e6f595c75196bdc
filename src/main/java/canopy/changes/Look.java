package canopy.changes;

import canopy.directory.MirroredAccount;

/**
 * An account as a page shows it.
 *
 * @param asKept whether it is not as it is now but as it was read a while ago
 */
public record Look(MirroredAccount account, boolean asKept) {}
