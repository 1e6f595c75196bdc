package canopy.web;

import canopy.people.Public;
import canopy.web.Assets.Asset;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Serves what {@link Assets} holds. */
@Controller
class AssetsController {

    private final Assets assets;

    AssetsController(Assets assets) {
        this.assets = assets;
    }

    @Public
    @GetMapping("/assets/{name}")
    void asset(@PathVariable String name, HttpServletResponse response) throws IOException {
        Asset asset = assets.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean text = !asset.type().getType().equals("image")
                || asset.type().getSubtype().equals("svg+xml");
        response.setContentType(
                text
                        ? new MediaType(asset.type(), StandardCharsets.UTF_8).toString()
                        : asset.type().toString());
        response.setContentLength(asset.content().getByteArray().length);
        response.setHeader("Cache-Control", asset.forever() ? "public, max-age=31536000, immutable" : "no-cache");
        response.getOutputStream().write(asset.content().getByteArray());
    }
}
