package canopy.sandbox;

/**
 * A model and its list price.
 *
 * @param inputNanos price of a prompt token in billionths of a dollar; cached tokens cost a tenth of it
 * @param outputNanos price of a completion token
 * @param imageNanos price of an image
 * @param prompt tokens of a usual prompt
 * @param completion tokens of a usual completion
 * @param cached share of the prompt that is usually read from a cache, in percent
 * @param chargesForCaching whether tokens written to the cache cost extra
 */
record Model(
        String id,
        String owner,
        long created,
        long inputNanos,
        long outputNanos,
        long imageNanos,
        int prompt,
        int completion,
        int cached,
        boolean chargesForCaching) {

    long usualNanos() {
        return inputNanos * prompt + outputNanos * completion + imageNanos;
    }

    boolean drawsImages() {
        return imageNanos > 0;
    }
}
