package canopy.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address or a CIDR range, version 4 or 6. */
record IpRange(InetAddress network, int bits) {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    // Only literals: a name would be looked up, and so would 999.1.1.1. Whatever has a colon never is.
    private static final Pattern LITERAL = Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
        if (network.isEmpty()) {
            return Optional.empty();
        }
        int all = network.get().getAddress().length * 8;
        if (slash < 0) {
            return Optional.of(new IpRange(network.get(), all));
        }
        String length = text.substring(slash + 1);
        return LENGTH.matcher(length).matches() && Integer.parseInt(length) <= all
                ? Optional.of(new IpRange(network.get(), Integer.parseInt(length)))
                : Optional.empty();
    }

    /** Whether an address, or the whole of another range, lies within. */
    boolean contains(String text) {
        return parse(text)
                .filter(other -> other.bits >= bits && sharesPrefix(other))
                .isPresent();
    }

    private boolean sharesPrefix(IpRange other) {
        byte[] mine = network.getAddress();
        byte[] theirs = other.network.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
