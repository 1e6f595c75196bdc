package canopy.manage;

import java.io.IOException;

/** An answer came, but not one that can be used: too large, not JSON, or not what was asked for. */
final class UnusableAnswer extends IOException {

    UnusableAnswer(String message) {
        super(message);
    }
}
