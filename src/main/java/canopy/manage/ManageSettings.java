package canopy.manage;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How to reach upstream, and how much patience and memory it gets.
 *
 * @param baseUrl the one origin (and perhaps a path before the endpoints) that is ever called
 * @param zone the upstream's clock: its business days, and its times without a zone
 * @param sandbox whether the base URL is that of the console's own sandbox
 * @param readTimeout from sending a read to the last byte of its answer
 * @param writeTimeout the same for a write
 * @param listTimeout the same for lists and bills, which are read as a stream
 * @param answerCap the most bytes of an answer, and of one entry of a streamed one, that are ever read
 * @param listCap the most bytes of a list or bill
 * @param concurrency how many requests may be under way at once
 * @param breakerPause how long reads fail at once after half of the last ones failed
 */
@ConfigurationProperties("canopy.manage")
public record ManageSettings(
        URI baseUrl,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("false") boolean sandbox,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("15s") Duration writeTimeout,
        @DefaultValue("30s") Duration listTimeout,
        @DefaultValue("8MB") DataSize answerCap,
        @DefaultValue("64MB") DataSize listCap,
        @DefaultValue("16") int concurrency,
        @DefaultValue("5s") Duration breakerPause) {

    public ManageSettings {
        baseUrl = checked(baseUrl);
        if (concurrency < 1) {
            throw new IllegalArgumentException("canopy.manage.concurrency is at least 1");
        }
    }

    /** The settings for a base URL with everything else at its default. */
    public static ManageSettings at(URI baseUrl, ZoneId zone) {
        return new ManageSettings(
                baseUrl,
                zone,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(64),
                16,
                Duration.ofSeconds(5));
    }

    /** The name of this upstream, by which data read from it is told from another's: {@code sandbox}, or its origin. */
    public String identity() {
        return sandbox ? "sandbox" : baseUrl.toString();
    }

    private static URI checked(@Nullable URI url) {
        if (url == null) {
            throw new IllegalArgumentException(
                    "Set CANOPY_MANAGE_BASE_URL to the address of the Manage API, such as https://api.example.com");
        }
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "CANOPY_MANAGE_BASE_URL is an http or https address without user, query or fragment");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
