package canopy.editing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address or a range of them in CIDR notation, version 4 or 6. */
record Network(InetAddress address, int bits) {

    // Only what cannot be a name: a name would be looked up.
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{1,39}(?:[0-9.]{7,15})?");
    private static final Pattern CIDR = Pattern.compile("([^/]{1,60})(?:/(0|[1-9][0-9]{0,2}))?");

    static Optional<Network> parse(String text) {
        Matcher parts = CIDR.matcher(text);
        if (!parts.matches()
                || !(V4.matcher(parts.group(1)).matches()
                        || V6.matcher(parts.group(1)).matches())) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(parts.group(1));
            int all = 8 * address.getAddress().length;
            int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
            return bits > all ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether the range has everybody in it. */
    boolean isEverybody() {
        return bits == 0;
    }

    boolean contains(Network other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.address.getAddress();
        return mine.length == theirs.length && other.bits >= bits && sharesPrefix(mine, theirs);
    }

    private boolean sharesPrefix(byte[] mine, byte[] theirs) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
