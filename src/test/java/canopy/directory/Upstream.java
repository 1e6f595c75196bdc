package canopy.directory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An upstream on a real socket that can be told to lie: newest accounts first, in pages, as the Manage API does. */
final class Upstream implements AutoCloseable {

    final Map<Long, String> accounts = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    final Map<Long, String> spentToday = new ConcurrentSkipListMap<>();
    final Map<Long, String> spentMonth = new ConcurrentSkipListMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile long owner = 1;
    volatile @Nullable Long claimedTotal;
    volatile boolean namesTotal = true;
    volatile int alwaysPage;
    volatile int failsAtPage;
    volatile int failsWith = 503;
    volatile @Nullable String billTotal;
    volatile IntConsumer beforePage = page -> {};
    private final HttpServer server;

    Upstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** An account below the given path, with one card that does not expire. */
    void account(long id, String dna, String name) {
        account(id, dna, name, "\"CreditBalance\":[{\"amount\":10,\"balance\":10}],\"CreditUsed\":0");
    }

    void account(long id, String dna, String name, String more) {
        accounts.put(
                id,
                "{\"ID\":%d,\"DNA\":\"%s\",\"Name\":\"%s\",\"Status\":true,\"Suspended\":false,%s}"
                        .formatted(id, dna, name, more));
    }

    /** Four accounts: 7 with 8 and 9 below it, and 20 beside it. */
    void tree() {
        account(7, ".1.", "seventh");
        account(8, ".1.7.", "eighth");
        account(9, ".1.7.", "ninth");
        account(20, ".1.", "twentieth");
    }

    /** As many accounts side by side, from 11 on. */
    void flatTree(int count) {
        for (int i = 1; i <= count; i++) {
            account(10 + i, ".1.", "account-" + i);
        }
    }

    long reads(String path) {
        return requests.stream().filter(request -> request.startsWith(path)).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestURI().toString());
        if (path.equals("/x-dna")) {
            page(
                    exchange,
                    Integer.parseInt(parameter(exchange, "page")),
                    Integer.parseInt(parameter(exchange, "size")));
        } else if (path.startsWith("/x-dna/")) {
            String account = accounts.get(Long.valueOf(path.substring("/x-dna/".length())));
            send(exchange, account == null ? 404 : 200, account == null ? "{\"message\":\"no such user\"}" : account);
        } else if (path.equals("/x-bill")) {
            bill(exchange, exchange.getRequestURI().getQuery().contains("date=") ? spentToday : spentMonth);
        } else if (path.equals("/dashboard/info")) {
            send(exchange, 200, "{\"id\":%d,\"name\":\"owner\",\"dna\":\".\",\"balance\":450.25}".formatted(owner));
        } else {
            send(exchange, 404, "{\"message\":\"unknown\"}");
        }
    }

    private void page(HttpExchange exchange, int page, int size) throws IOException {
        beforePage.accept(page);
        if (page == failsAtPage) {
            send(exchange, failsWith, "{\"message\":\"out of order\"}");
            return;
        }
        List<String> all = new ArrayList<>(accounts.values());
        int from = Math.min(all.size(), ((alwaysPage > 0 ? alwaysPage : page) - 1) * size);
        if (namesTotal) {
            Long claimed = claimedTotal;
            exchange.getResponseHeaders().add("X-Total-Count", "" + (claimed == null ? all.size() : claimed));
        }
        send(
                exchange,
                200,
                all.subList(from, Math.min(all.size(), from + size)).stream()
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private void bill(HttpExchange exchange, Map<Long, String> spent) throws IOException {
        String users = spent.entrySet().stream()
                .map(entry -> "{\"id\":%d,\"total_credit_used\":%s}".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
        String total = billTotal != null
                ? billTotal
                : spent.values().stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString();
        send(
                exchange,
                200,
                "{\"object\":\"list\",\"total_credit_used\":%s,\"total_requests\":1,\"usage_summary\":{},\"daily_costs\":[],\"usage_users\":%s}"
                        .formatted(total, users));
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalStateException("No " + name);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        exchange.close();
    }
}
