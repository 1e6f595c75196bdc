package canopy.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers that are not a success, in the shapes that the upstream's own clients read. */
@RestControllerAdvice
final class ErrorBodies {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorBodies.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal, HttpServletResponse response) {
        return ResponseEntity.status(refusal.status())
                .body(
                        switch (refusal.family()) {
                            case CODED -> coded(refusal.code(), refusal.text(), response);
                            case MESSAGE -> Map.of("message", refusal.text());
                            case STRING -> Map.of("error", refusal.text());
                            case TYPED -> typed(refusal);
                            case UNSUCCESSFUL -> Map.of("success", false, "message", refusal.text());
                        });
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<Map<String, Object>> unknownPath(HttpServletResponse response) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(coded("no_api", "The path is not registered.", response));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).body(Map.of("message", "Method not allowed"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notKept(UncheckedIOException failed, HttpServletResponse response) {
        LOG.error("A change could not be written to the journal", failed);
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .body(coded("api_error", "Internal error", response));
    }

    /** What is said of an error of which only the status is known. */
    static Map<String, Object> bare(int status, @Nullable HttpServletResponse response) {
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return coded("api_error", "Internal error", response);
        }
        return status == HttpStatus.NOT_FOUND.value()
                ? coded("no_api", "The path is not registered.", response)
                : coded("bad_request", "The request cannot be read.", response);
    }

    private static Map<String, Object> typed(Refusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", refusal.text());
        error.put("type", refusal.status().is5xxServerError() ? "server_error" : "invalid_request_error");
        error.put("code", refusal.code());
        return Map.of("error", error);
    }

    private static Map<String, Object> coded(String code, String message, @Nullable HttpServletResponse response) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("trace_id", FrontDoor.trace(response));
        return body;
    }
}
