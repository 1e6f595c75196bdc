package canopy.manage;

import canopy.manage.AnswerReader.SaysError;
import canopy.manage.Heard.Lost;
import canopy.manage.Heard.Refused;
import canopy.manage.Heard.Success;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient.RequestBodySpec;
import tools.jackson.core.JacksonException;

/** Sends one request, once, with not too many others beside it, and says how that ended. */
final class Exchange {

    private static final long ENTRY_CAP = 1024 * 1024;

    private final ManageSettings settings;
    private final Reading reading;
    private final UpstreamClock clock;
    private final MeterRegistry meters;
    private final Semaphore places;

    Exchange(ManageSettings settings, Reading reading, UpstreamClock clock, MeterRegistry meters) {
        this.settings = settings;
        this.reading = reading;
        this.clock = clock;
        this.meters = meters;
        this.places = new Semaphore(settings.concurrency(), true);
    }

    <T> Heard<T> send(Endpoint endpoint, RequestBodySpec request, AnswerReader<T> reader) {
        if (!entered()) {
            return counted(endpoint, new Lost<>(true, false, "Too many requests are under way already", null));
        }
        try {
            return counted(endpoint, exchanged(endpoint, request, reader));
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Heard<T> exchanged(Endpoint endpoint, RequestBodySpec request, AnswerReader<T> reader) {
        try {
            return request.exchangeForRequiredValue((sent, response) -> judged(endpoint, response, reader));
        } catch (ResourceAccessException silence) {
            Throwable cause = silence.getCause() == null ? silence : silence.getCause();
            return new Lost<>(nothingSent(cause), false, "No answer: " + describe(cause), cause);
        }
    }

    private <T> Heard<T> judged(Endpoint endpoint, ClientHttpResponse response, AnswerReader<T> reader)
            throws IOException {
        HttpHeaders headers = response.getHeaders();
        Instant date = RetryAfter.date(headers, HttpHeaders.DATE);
        if (date != null) {
            clock.heard(date);
        }
        int status = response.getStatusCode().value();
        InputStream body = response.getBody();
        if (status < 200 || status > 299) {
            Refusal refusal = Refusal.read(status, headers, body, reading);
            body.close();
            return new Refused<>(refusal);
        }
        Heard<T> heard = read(new Answer(status, headers, capped(endpoint, body), reading), reader);
        if (!(heard instanceof Success)) {
            // Spring would read what is left to the end to use the connection again, however much that is.
            body.close();
        }
        return heard;
    }

    private <T> Heard<T> read(Answer answer, AnswerReader<T> reader) {
        try {
            return new Success<>(reader.read(answer));
        } catch (SaysError error) {
            return new Refused<>(error.refusal());
        } catch (IOException | JacksonException broken) {
            return unusable(broken);
        } catch (UncheckedIOException broken) {
            return unusable(broken.getCause() == null ? broken : broken.getCause());
        }
    }

    private CappedStream capped(Endpoint endpoint, InputStream body) {
        long answerCap = settings.answerCap().toBytes();
        return endpoint.streamed()
                ? new CappedStream(body, settings.listCap().toBytes(), Math.min(ENTRY_CAP, answerCap))
                : new CappedStream(body, answerCap, answerCap);
    }

    private <T> Heard<T> counted(Endpoint endpoint, Heard<T> heard) {
        String outcome = switch (heard) {
            case Success<T> success -> "success";
            case Refused<T> refused -> "refused";
            case Lost<T> lost -> lost.nothingSent() ? "not-sent" : "lost";
        };
        meters.counter("canopy.manage.requests", "endpoint", endpoint.tag(), "outcome", outcome)
                .increment();
        return heard;
    }

    private static <T> Lost<T> unusable(Throwable broken) {
        Throwable cause = broken instanceof JacksonException && broken.getCause() != null ? broken.getCause() : broken;
        return new Lost<>(false, true, "The answer cannot be used: " + describe(cause), cause);
    }

    private static String describe(Throwable cause) {
        if (cause instanceof HttpTimeoutException || cause.getCause() instanceof CancellationException) {
            return "it took too long";
        }
        String message = cause instanceof JacksonException json ? json.getOriginalMessage() : cause.getMessage();
        return UpstreamText.tamed(message == null ? cause.getClass().getSimpleName() : message);
    }

    private static boolean nothingSent(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }
}
