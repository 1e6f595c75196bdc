package canopy.sandbox;

import java.net.URI;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A sandbox that is up. */
public final class Running implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final World world;
    private final URI baseUrl;

    Running(ConfigurableApplicationContext context, World world, String address) {
        this.context = context;
        this.world = world;
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        this.baseUrl = URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
    }

    /** Without a slash at its end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** The owner's present key: it can have been rotated since the start, or before an earlier one. */
    public String ownerKey() {
        return world.ownerKey();
    }

    /** Stops the server and releases the data directory. */
    @Override
    public void close() {
        context.close();
        world.close();
    }
}
