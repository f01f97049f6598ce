package clinic.meridian.platform.web;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.security.MayEnter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What this service can be asked, as an OpenAPI document. It is the committed one, which came along in the
/// jar: a test sees to it that it says what the code does, so that a running service has nothing to work out.
@RestController
class ApiDocument {

    private final Resource document;

    ApiDocument(ServiceDefinition service) {
        document = new ClassPathResource("docs/api/" + service.name() + "-service.json");
    }

    @MayEnter
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Resource> show() {
        if (!document.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok(document);
    }
}
