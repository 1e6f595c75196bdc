package canopy.people;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as throttling counts it. */
final class Network {

    private Network() {}

    /** An IPv4 address as it is; of an IPv6 address the first 64 bits, since one household has all of the rest. */
    static String of(String remoteAddress) {
        InetAddress address = parse(remoteAddress);
        return address instanceof Inet6Address
                ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address.getAddress(), 8)) + "::/64"
                : address.getHostAddress();
    }

    static boolean isLoopback(String remoteAddress) {
        return parse(remoteAddress).isLoopbackAddress();
    }

    private static InetAddress parse(String remoteAddress) {
        try {
            // The server hands out literals, for which nothing is looked up.
            return InetAddress.getByName(remoteAddress);
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException("Not an address: " + remoteAddress, unreadable);
        }
    }
}
