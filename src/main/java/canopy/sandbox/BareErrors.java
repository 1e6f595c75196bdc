package canopy.sandbox;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Errors of requests that reach no filter, such as a broken address: the server's own pages would be HTML. */
final class BareErrors extends ErrorReportValve {

    private final FrontDoor frontDoor;
    private final JsonMapper json;

    BareErrors(FrontDoor frontDoor, JsonMapper json) {
        this.frontDoor = frontDoor;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        frontDoor.greet(request, response);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            @Nullable Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(ErrorBodies.bare(status, response)));
                response.finishResponse();
            }
        } catch (IOException gone) {
            // Nobody is left to tell.
            getContainer().getLogger().trace("An error could not be answered", gone);
        }
    }
}
