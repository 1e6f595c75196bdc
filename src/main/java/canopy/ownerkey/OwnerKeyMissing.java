package canopy.ownerkey;

/** The console was started without a usable owner key. Its message never holds any part of one. */
class OwnerKeyMissing extends RuntimeException {

    OwnerKeyMissing(String message) {
        super(message);
    }
}
