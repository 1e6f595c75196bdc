package canopy.directory;

import canopy.manage.Subaccount;
import java.time.Instant;

/** One account as upstream showed it at a moment, by our clock, and not kept yet. */
public record Looked(Subaccount account, Instant at) {}
