package canopy.manage;

import java.io.IOException;

/** Makes what was asked for out of a successful answer. */
@FunctionalInterface
interface AnswerReader<T> {

    /**
     * @throws IOException when the answer breaks off or cannot be used
     * @throws SaysError when the body of the "success" tells of a failure
     */
    T read(Answer answer) throws IOException, SaysError;

    /** A success by its status that is a failure by its body. */
    final class SaysError extends Exception {
        private final transient Refusal refusal;

        SaysError(Refusal refusal) {
            super(refusal.message());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
