package canopy.manage;

import org.jspecify.annotations.Nullable;

/** Both sides of an update after it took effect, as far as the answer tells; read them back before relying on them. */
public record Movement(@Nullable Party payer, @Nullable Party account) {}
