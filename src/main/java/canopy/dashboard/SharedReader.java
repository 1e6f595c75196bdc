package canopy.dashboard;

import canopy.ledger.ReadBudget;
import canopy.manage.ManageException;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageSettings;
import canopy.manage.UpstreamClock;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The one reader of all nodes: however many look, a topic is asked for upstream once in its interval, and only while
 * somebody looks. Whoever finds it due reads it, and waits for that a moment; everybody else gets what is kept.
 */
@Component
class SharedReader {

    /** How long a page waits for what it has begun itself. */
    static final Duration PATIENCE = Duration.ofMillis(400);

    private static final int AT_ONCE = 4;
    private static final int AFTER_A_REFUSAL = 4;
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final ReadingTable table;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private final Duration lease;
    private final ThreadPoolExecutor threads;

    SharedReader(ReadingTable table, ReadBudget budget, UpstreamClock clock, ManageSettings upstream) {
        this.table = table;
        this.budget = budget;
        this.clock = clock;
        // A read, its repetition, and the look whether a refused key is good; three addresses for the models.
        this.lease = upstream.readTimeout().multipliedBy(6).plusSeconds(10);
        this.threads = new ThreadPoolExecutor(
                0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), SharedReader::thread);
    }

    /** What is kept; upstream is not asked. */
    <T> Reading<T> kept(Topic<T> topic) {
        return reading(topic, table.line(topic.name()));
    }

    /** Reads those topics that are due and that nobody reads, and waits for them at most for {@link #PATIENCE}. */
    void refresh(Topic<?>... topics) {
        refresh(System.nanoTime() + PATIENCE.toNanos(), () -> true, topics);
    }

    /**
     * The same, as far as it is allowed.
     *
     * @param deadline until when to wait, by {@link System#nanoTime}
     * @param allowed asked before each reading
     * @return false where a topic was due and its reading was not allowed
     */
    boolean refresh(long deadline, BooleanSupplier allowed, Topic<?>... topics) {
        List<CountDownLatch> begun = new ArrayList<>();
        boolean all = true;
        for (Topic<?> topic : topics) {
            Begun reading = begin(topic, allowed);
            all &= reading.allowed();
            if (reading.end() != null) {
                begun.add(reading.end());
            }
        }
        await(begun, deadline);
        return all;
    }

    private static void await(List<CountDownLatch> begun, long deadline) {
        try {
            for (CountDownLatch end : begun) {
                if (!end.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /** @param end null where nobody has to wait: somebody else reads it, or nobody needs to, or may */
    private record Begun(boolean allowed, @Nullable CountDownLatch end) {

        static final Begun NOTHING = new Begun(true, null);
    }

    private Begun begin(Topic<?> topic, BooleanSupplier allowed) {
        if (!table.line(topic.name()).due()) {
            return Begun.NOTHING;
        }
        // Before the claim, which leaves a row: who may not read any more leaves none, whatever is asked for.
        if (!allowed.getAsBoolean()) {
            return new Begun(false, null);
        }
        String reader = table.claim(topic.name(), topic.every(), lease).orElse(null);
        if (reader == null) {
            return Begun.NOTHING;
        }
        CountDownLatch end = new CountDownLatch(1);
        try {
            threads.execute(() -> {
                try {
                    read(topic, reader);
                } finally {
                    end.countDown();
                }
            });
        } catch (RejectedExecutionException busy) {
            table.release(topic.name(), reader);
            end.countDown();
        }
        return new Begun(true, end);
    }

    private void read(Topic<?> topic, String reader) {
        Instant asked = clock.now();
        if (!budget.tryTake(1, topic.purpose())) {
            table.fail(topic.name(), reader, Trouble.BUDGET, null, asked, rest(topic));
            return;
        }
        try {
            String document =
                    Documents.write(Objects.requireNonNull(topic.reading().get()));
            if (document.length() > Documents.LONGEST) {
                table.fail(
                        topic.name(),
                        reader,
                        Trouble.SILENT,
                        "The answer is too long to be kept",
                        asked,
                        topic.every());
            } else {
                table.keep(topic.name(), reader, document, asked);
            }
        } catch (ManageException failed) {
            table.fail(topic.name(), reader, Trouble.of(failed), failed.getMessage(), asked, wait(topic, failed));
        } catch (OtherAccount foreign) {
            table.fail(topic.name(), reader, Trouble.OTHER_ACCOUNT, null, asked, rest(topic));
        }
    }

    /** Silence may end at any time; a refusal stands for a while, and as long as upstream says. */
    private static Duration wait(Topic<?> topic, ManageException failed) {
        if (!(failed instanceof Rejected refused)) {
            return topic.every();
        }
        Duration said = refused.retryAfter();
        return said == null ? rest(topic) : said;
    }

    private static Duration rest(Topic<?> topic) {
        Duration several = topic.every().multipliedBy(AFTER_A_REFUSAL);
        return several.compareTo(LONGEST_REST) < 0 ? several : LONGEST_REST;
    }

    private static <T> Reading<T> reading(Topic<T> topic, ReadingTable.Line line) {
        T value = value(topic, line.document());
        return new Reading<>(
                value,
                value == null ? null : line.readAt(),
                line.trouble(),
                line.detail(),
                line.since(),
                line.version(),
                topic.every(),
                line.underWay());
    }

    private static <T> @Nullable T value(Topic<T> topic, @Nullable String document) {
        try {
            return document == null ? null : Documents.read(document, topic.form());
        } catch (JacksonException otherForm) {
            // Kept by a node of another version: as good as nothing, until the next reading.
            return null;
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("dashboard-reader").unstarted(work);
    }
}
