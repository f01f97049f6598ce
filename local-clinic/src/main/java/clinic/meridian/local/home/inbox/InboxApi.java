package clinic.meridian.local.home.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The inbox for programs.
@RestController
@RequestMapping("/inbox/api/messages")
class InboxApi {
    private static final int PAGE = 500;

    private final MailFolder folder;

    InboxApi(MailFolder folder) {
        this.folder = folder;
    }

    /// @param next the `before` of the next page; null on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<MailSummary> items, @Nullable String next) {}

    /// Newest first.
    @GetMapping
    Page list(@RequestParam Optional<String> to, @RequestParam Optional<String> before) {
        var items = folder.list(to.orElse(""), before.orElse(""), PAGE);
        return new Page(items, items.size() < PAGE ? null : items.getLast().id());
    }

    @GetMapping("/{id}/raw")
    ResponseEntity<Resource> raw(@PathVariable String id) {
        var file = folder.raw(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("message/rfc822"))
                .body(new FileSystemResource(file));
    }
}
