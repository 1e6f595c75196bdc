package canopy.directory;

/** What upstream said, on one line: it is somebody else's text. */
final class LogText {

    private LogText() {}

    static String of(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return Storable.start(message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " "), 300);
    }
}
