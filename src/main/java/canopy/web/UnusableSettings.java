package canopy.web;

/** The settings are missing something or too weak. Its message is the sentence for whoever starts the console. */
final class UnusableSettings extends RuntimeException {

    UnusableSettings(String sentence) {
        super(sentence);
    }
}
