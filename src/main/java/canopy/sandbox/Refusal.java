package canopy.sandbox;

import org.springframework.http.HttpStatus;

/** An answer that is not a success; the family says which of the upstream's error bodies carries it. */
final class Refusal extends RuntimeException {

    /**
     * The error bodies in use: with a code and a trace id, with a message only, or a plain string; and two that are met
     * elsewhere on the upstream, with a type beside the code, or with {@code success} as false.
     */
    enum Family {
        CODED,
        MESSAGE,
        STRING,
        TYPED,
        UNSUCCESSFUL
    }

    private final HttpStatus status;
    private final Family family;
    private final String code;

    Refusal(HttpStatus status, Family family, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.family = family;
        this.code = code;
    }

    /** A code of the token page, with a trace id. */
    static Refusal coded(HttpStatus status, String code, String message) {
        return new Refusal(status, Family.CODED, code, message);
    }

    static Refusal badRequest(String message) {
        return new Refusal(HttpStatus.BAD_REQUEST, Family.MESSAGE, "", message);
    }

    static Refusal forbidden(String message) {
        return new Refusal(HttpStatus.FORBIDDEN, Family.MESSAGE, "", message);
    }

    /** 401 does not only mean a wrong key: also no permission to manage, and an address that is not allowed. */
    static Refusal unauthorised(String message) {
        return new Refusal(HttpStatus.UNAUTHORIZED, Family.MESSAGE, "", message);
    }

    static Refusal notFound(String message) {
        return new Refusal(HttpStatus.NOT_FOUND, Family.STRING, "", message);
    }

    HttpStatus status() {
        return status;
    }

    Family family() {
        return family;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
