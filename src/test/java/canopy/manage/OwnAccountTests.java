package canopy.manage;

import static canopy.support.Replies.json;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import canopy.manage.ManageException.Rejected;
import canopy.support.RawServer.Request;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account behind the key, in the shapes that upstream's editions give it. */
class OwnAccountTests {

    private final FaultyUpstream upstream = new FaultyUpstream();
    private final Console console = new Console(upstream.url());

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @Test
    void readsTheStatus() {
        upstream.on("GET /dashboard/status", json(200, Console.recorded("status.json")), json(200, "{\"id\":42}"));

        assertThat(console.own.status())
                .isEqualTo(new AccountStatus(
                        new AccountId(42),
                        new Dna(".1."),
                        "prod-account",
                        "p@example.com",
                        "Production",
                        Money.of("450.25"),
                        true,
                        false,
                        false));
        assertThat(console.own.status().manage()).isNull();
        assertThat(console.meters.counter("canopy.manage.unknown.keys").count()).isZero();
    }

    @Test
    void readsTheAccountFlatAndNested() {
        upstream.on("GET /dashboard/live", json(200, Console.recorded("info-flat.json")))
                .on("GET /dashboard/info", json(200, Console.recorded("info-nested.json")));

        AccountInfo flat = console.own.live();
        AccountInfo nested = console.own.info();

        for (AccountInfo info : List.of(flat, nested)) {
            assertThat(info.balance()).isEqualTo(Money.of("450.25"));
            assertThat(info.account().id()).isEqualTo(new AccountId(42));
            assertThat(info.account().moneyLimits().hard()).isEqualTo(Money.of("5000"));
            assertThat(info.account().rateLimits().tpd()).isEqualTo(50000000);
            assertThat(info.account().createdAt()).isEqualTo("2024-12-31T16:00:00Z");
            assertThat(info.today().cost()).isEqualTo(Money.of("1.25"));
        }
        assertThat(flat.month().requests()).isEqualTo(9100);
        assertThat(nested.month()).isNull();
        assertThat(nested.account().moneyLimits().daily()).isNull();
        assertThat(nested.account().funds().cards()).hasSize(1);
        assertThat(console.meters.counter("canopy.manage.unknown.keys").count()).isZero();
    }

    @Test
    void sumsTheCardsThatHaveNotExpiredWhereNoBalanceIsStated() {
        upstream.on(
                "GET /dashboard/info",
                json(
                        200,
                        "{\"id\":42,\"credit_balance\":[{\"balance\":1.5,\"expires_at\":\"2099-01-01T00:00:00Z\"},"
                                + "{\"balance\":2,\"expires_at\":\"2020-01-01T00:00:00Z\"}]}"),
                json(200, "{\"id\":42,\"credit_balance\":[{\"amount\":1.5}]}"));

        assertThat(console.own.info().balance()).isEqualTo(Money.of("1.5"));
        assertThat(console.own.info().balance()).isNull();
    }

    @Test
    void readsOperations() {
        upstream.on("GET /dashboard/logs", json(200, Console.recorded("logs.json")));

        Logs logs = console.own.logs(new LogQuery(2, 24, "add_user", new AccountId(42), "success"));

        assertThat(upstream.last().target())
                .isEqualTo("/dashboard/logs?page=2&size=24&action=add_user&target_id=42&status=success");
        assertThat(logs.total()).isEqualTo(150);
        assertThat(logs.hasMore()).isTrue();
        assertThat(logs.entries().getFirst().target()).isEqualTo(42);
        assertThat(logs.entries()).extracting(LogEntry::at).containsOnly(Instant.parse("2025-01-15T02:30:00Z"));
        assertThat(logs.entries()).extracting(LogEntry::details).containsExactly("Created user", "{\"amount\":5}");
        assertThat(logs.entries()).extracting(LogEntry::ip).containsExactly("203.0.113.7", "203.0.113.8");
    }

    @Test
    void readsNews() {
        upstream.on("GET /dashboard/news", json(200, Console.recorded("news.json")));

        News news = console.own.news();

        assertThat(news.system()).extracting(News.Item::content).containsExactly("<b>Sunday</b>");
        assertThat(news.user()).extracting(News.Item::content).containsExactly("There");
        assertThat(news.branch()).isEmpty();
    }

    @Test
    void readsModels() {
        upstream.on("GET /dashboard/models", json(200, Console.recorded("models.json")));

        assertThat(console.own.models())
                .containsExactly(
                        new Model("gpt-4o", "openai", Instant.ofEpochSecond(1700000000)),
                        new Model("claude-x", null, null));
    }

    @Test
    void looksForModelsUnderTheirOtherAddresses() {
        upstream.on("GET /models", json(200, Console.recorded("models.json")));

        assertThat(console.own.models()).hasSize(2);
        assertThat(upstream.requests())
                .extracting(Request::path)
                .containsExactly("/dashboard/models", "/v1/models", "/models");
    }

    @Test
    void rotatesToAKeyOfOurOwnUnderTheDatedPhrase() {
        upstream.on("POST /x-self", json(200, Console.recorded("rotated.json")));

        Rotation rotation = console.own.rotate(Console.NEWER_KEY, LocalDate.of(2025, 1, 15));

        assertThat(upstream.last().body())
                .contains("\"confirm\":\"2025-01-15-ROTATE-SELF\"")
                .contains("\"key\":\"" + Console.NEWER_KEY.value() + "\"");
        assertThat(rotation)
                .isEqualTo(new Rotation(Console.NEWER_KEY, new AccountId(42), Instant.parse("2025-01-15T10:30:00Z")));
        assertThat(rotation.toString()).contains("sk-Xvs…KEY2").doesNotContain("bbbb");
    }

    @Test
    void takesTheKeyItSentWhereTheAnswerNamesNone() {
        upstream.on("POST /x-self", json(200, "{\"success\":true,\"message\":\"ok\"}"));

        assertThat(console.own
                        .rotate(Console.NEWER_KEY, LocalDate.of(2025, 1, 15))
                        .key())
                .isEqualTo(Console.NEWER_KEY);
    }

    @Test
    void probesAnyKeyWithoutTouchingTheOneInUse() {
        upstream.on("GET /dashboard/status", json(200, "{\"id\":42}"), json(401, "{\"message\":\"no\"}"));

        assertThat(console.own.probe(Console.NEWER_KEY).id()).isEqualTo(new AccountId(42));
        assertThat(catchThrowableOfType(Rejected.class, () -> console.own.probe(Console.NEWER_KEY))
                        .code())
                .isEqualTo(Rejected.KEY_NOT_ACCEPTED);
        assertThat(upstream.requests())
                .extracting(request -> request.headers().get("authorization"))
                .containsOnly("Bearer " + Console.NEWER_KEY.value());
    }

    @Test
    void setsItsClockByTheAnswers() {
        Instant there = Instant.now().plus(Duration.ofHours(20));
        upstream.on(
                "GET /dashboard/status",
                json(200, "{\"id\":42}", "Date: " + RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC))));

        console.own.status();

        assertThat(console.clock.upstreamsNow()).isBetween(there.minusSeconds(1), there.plusSeconds(60));
    }
}
