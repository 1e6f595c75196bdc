package canopy.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of every page shows.
 *
 * @param query what stands in the search box
 * @param upstream the address of the upstream; null in the sandbox
 * @param dataAge when the accounts were last read, in words with the zone; null when they never were
 * @param dataAgo the same as an age in words, with its seconds and its moment for machines
 * @param dataStale whether that is longer ago than it should be
 * @param readsToday how much of the daily budget of reads is used; for owners
 */
public record Shell(
        boolean signedIn,
        String personName,
        String roleName,
        String query,
        List<Place> places,
        boolean sandbox,
        @Nullable String upstream,
        @Nullable String dataAge,
        @Nullable String dataAgo,
        @Nullable Long dataAgeSeconds,
        @Nullable String dataReadAt,
        boolean dataStale,
        @Nullable String readsToday,
        List<Language> languages,
        AssetUrls assets) {

    /**
     * A place of the rail.
     *
     * @param icon the name of one of the symbols of {@code icons.svg}
     * @param marker what wants attention there, in words; null when nothing does
     */
    public record Place(
            String key,
            String label,
            String href,
            boolean current,
            String icon,
            @Nullable String marker) {}

    /** A language to change to. */
    public record Language(String tag, String label, String href, boolean current) {}

    /** Addresses that change with the content. */
    public record AssetUrls(String css, String js, String htmx, String icons) {}
}
