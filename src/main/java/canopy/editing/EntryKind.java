package canopy.editing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands on an allow list, and when one entry lies within another. */
enum EntryKind {
    /** Addresses and ranges of addresses. */
    IP {
        @Override
        boolean isWellFormed(String entry) {
            return Network.parse(entry).isPresent();
        }

        @Override
        boolean covers(String bound, String entry) {
            return Network.parse(bound)
                    .flatMap(range -> Network.parse(entry).map(range::contains))
                    .orElse(true);
        }
    },
    /** Names of models, in which a star stands for any text. */
    MODEL {
        @Override
        boolean isWellFormed(String entry) {
            return true;
        }

        @Override
        boolean covers(String bound, String entry) {
            return matches(bound, entry);
        }
    },
    LEVEL {
        @Override
        boolean isWellFormed(String entry) {
            return LEVELS.matcher(entry).matches();
        }

        @Override
        boolean covers(String bound, String entry) {
            return matches(bound, entry);
        }
    },
    /** What paths of the gateway start with. */
    RESOURCE {
        @Override
        boolean isWellFormed(String entry) {
            return entry.startsWith("/");
        }

        @Override
        boolean covers(String bound, String entry) {
            return entry.startsWith(bound);
        }
    };

    private static final Pattern LEVELS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern SEPARATED = Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf},]+");
    private static final int LONGEST = 200;

    abstract boolean isWellFormed(String entry);

    /** Whether all that the entry allows is allowed by the bound as well; true where that cannot be told. */
    abstract boolean covers(String bound, String entry);

    /**
     * What is wrong with an entry: with a space, a comma, a leading minus or a lone star the call would mean something
     * else (manage-api 8.3).
     *
     * @return the key of a sentence, null when nothing is wrong
     */
    @Nullable
    String fault(String entry) {
        if (entry.startsWith("-")) {
            return "editing.entry.minus";
        }
        if (entry.equals("*")) {
            return "editing.entry.star";
        }
        if (!SEPARATED.matcher(entry).matches()) {
            return "editing.entry.space";
        }
        if (entry.length() > LONGEST) {
            return "editing.entry.long";
        }
        return isWellFormed(entry) ? null : "editing.entry." + name();
    }

    /** Whether the text is one that the pattern stands for; looks back to the last star only, so it always ends soon. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
