package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.RawServer.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The owner keys in what came by on the road. */
final class KeysOnTheRoad {

    private static final Pattern KEY = Pattern.compile("sk-Xvs[0-9A-Za-z]{45}");

    private KeysOnTheRoad() {}

    /** The key with which a request was sent; empty where there was none. */
    static String sentWith(Request request) {
        return request.headers().getOrDefault("authorization", "").replace("Bearer ", "");
    }

    /** The new key that a rotation asks for. */
    static String askedFor(Request rotation) {
        Matcher key = KEY.matcher(rotation.body());
        assertThat(key.find()).as("a key in what was sent").isTrue();
        return key.group();
    }
}
