package canopy.web;

import canopy.web.Shell.AssetUrls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/**
 * The style sheet, scripts and icons, read once at the start and kept in memory. Each has an address with a hash of its
 * content, which may be kept for ever. Looking such addresses up for each link costs more than the page itself; here
 * they are looked up once.
 */
@Component
class Assets {

    private static final String OWN = "classpath:/static/assets/*.*";
    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";
    private static final int HASH_LENGTH = 12;

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, String> hashedNames = new HashMap<>();
    private final AssetUrls urls;

    Assets() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        for (String pattern : new String[] {OWN, HTMX}) {
            for (Resource resource : resources.getResources(pattern)) {
                add(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
            }
        }
        urls = new AssetUrls(url("canopy.css"), url("canopy.js"), url("htmx.min.js"), url("icons.svg"));
    }

    /** @param forever whether the name holds the content's hash, so that it never means anything else */
    record Asset(ByteArrayResource content, MediaType type, boolean forever) {}

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The address of a file by its plain name; the plain address itself when there is no such file. */
    String url(String name) {
        return "/assets/" + hashedNames.getOrDefault(name, name);
    }

    AssetUrls urls() {
        return urls;
    }

    private void add(String name, byte[] content) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "." + hash(content) + name.substring(dot);
        byName.put(name, new Asset(new ByteArrayResource(content), type, false));
        byName.put(hashed, new Asset(new ByteArrayResource(content), type, true));
        hashedNames.put(name, hashed);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException("Every Java platform has SHA-256", impossible));
        }
    }
}
