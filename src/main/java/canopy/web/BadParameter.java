package canopy.web;

/** A parameter that the page does not know, or that came more than once. */
final class BadParameter extends RuntimeException {

    private final String key;
    private final String parameter;

    /** @param key of the sentence that explains it, whose argument is the parameter's name */
    BadParameter(String key, String parameter) {
        super(key + ": " + parameter);
        this.key = key;
        this.parameter = parameter;
    }

    String key() {
        return key;
    }

    String parameter() {
        return parameter;
    }
}
