package canopy.people;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser says of itself, in the few words by which its owner knows it again. */
record Device(String browser, String system) {

    // In this order: most browsers also claim to be those below them.
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "MicroMessenger",
            "WeChat",
            "Firefox",
            "Firefox",
            "FxiOS",
            "Firefox",
            "Chrome",
            "Chrome",
            "CriOS",
            "Chrome",
            "Safari",
            "Safari",
            "curl",
            "curl");
    private static final Map<String, String> SYSTEMS = inOrder(
            "Windows",
            "Windows",
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    /** Null for what neither names a known browser nor a known system. */
    static @Nullable Device of(String userAgent) {
        Optional<String> browser = find(BROWSERS, userAgent);
        Optional<String> system = find(SYSTEMS, userAgent);
        return browser.isPresent() && system.isPresent() ? new Device(browser.get(), system.get()) : null;
    }

    private static Optional<String> find(Map<String, String> known, String userAgent) {
        return known.entrySet().stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> inOrder(String... signsAndNames) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < signsAndNames.length; i += 2) {
            names.put(signsAndNames[i], signsAndNames[i + 1]);
        }
        return Collections.unmodifiableMap(names);
    }
}
