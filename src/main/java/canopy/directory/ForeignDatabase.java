package canopy.directory;

/** The database holds what was read from one upstream, and the console is pointed at another. */
final class ForeignDatabase extends RuntimeException {

    ForeignDatabase(String belongsTo, String pointedAt) {
        super("This database belongs to the upstream \"" + belongsTo + "\", but the console is pointed at \""
                + pointedAt + "\". Data of different upstreams is never mixed.");
    }
}
