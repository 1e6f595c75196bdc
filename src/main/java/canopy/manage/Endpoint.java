package canopy.manage;

import java.util.Locale;

/** The endpoints, as far as they differ in the size of their answers, their rate limits and their metrics. */
enum Endpoint {
    CREATE(false),
    CHILDREN(true),
    CHILD(false),
    DESCENDANTS(true),
    DESCENDANT(false),
    UPDATE(false),
    DELETE(false),
    BILL(true),
    ROTATE(false),
    STATUS(false),
    INFO(false),
    LIVE(false),
    OWN_BILL(true),
    LOGS(false),
    NEWS(false),
    MODELS(false);

    private final boolean streamed;

    Endpoint(boolean streamed) {
        this.streamed = streamed;
    }

    /** Whether answers are long and read piece by piece, under a cap of their own. */
    boolean streamed() {
        return streamed;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
