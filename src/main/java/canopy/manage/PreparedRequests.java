package canopy.manage;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestBodySpec;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;

/** Lets {@link ManageApi} hand out requests instead of answers, so that one place sends, streams and judges them. */
final class PreparedRequests implements HttpExchangeAdapter {

    private final RestClientAdapter requests;

    PreparedRequests(RestClient client) {
        this.requests = RestClientAdapter.create(client);
    }

    /** Turns the key argument of a method into the header; the secret stays a typed value until here. */
    static boolean authorise(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
        if (argument instanceof OwnerKey key) {
            request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key.value());
            return true;
        }
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
        if (type.getType() != RequestBodySpec.class) {
            throw new IllegalStateException("Methods of ManageApi return the request that they make");
        }
        return (T) requests.newRequest(values);
    }

    @Override
    public boolean supportsRequestAttributes() {
        return false;
    }

    @Override
    public void exchange(HttpRequestValues values) {
        throw new IllegalStateException("Methods of ManageApi return the request that they make");
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues values) {
        throw new IllegalStateException("Methods of ManageApi return the request that they make");
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues values) {
        throw new IllegalStateException("Methods of ManageApi return the request that they make");
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues values, ParameterizedTypeReference<T> type) {
        throw new IllegalStateException("Methods of ManageApi return the request that they make");
    }
}
