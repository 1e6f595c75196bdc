package canopy.manage;

import org.jspecify.annotations.Nullable;

/** The account that is gone, as it was, and the parent that got its balance back less the fee. */
public record Deleted(@Nullable Party parent, @Nullable Party account) {}
