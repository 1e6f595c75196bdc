package canopy.people;

/** The settings name a first owner who cannot be made. Its message is the sentence for whoever starts the console. */
final class UnusableFirstOwner extends RuntimeException {

    UnusableFirstOwner(String sentence) {
        super(sentence);
    }
}
