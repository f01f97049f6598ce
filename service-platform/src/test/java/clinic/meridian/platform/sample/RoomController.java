package clinic.meridian.platform.sample;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.sample.SampleService.RenameRoom;
import clinic.meridian.platform.security.MaySetUp;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rooms/{id}")
class RoomController {

    record Name(String name) {}

    private final AtomicInteger rivalsToCome = new AtomicInteger();
    private final Commands commands;

    RoomController(Commands commands) {
        this.commands = commands;
    }

    /// The next so many openings lose to a rival.
    void loseTo(int rivals) {
        rivalsToCome.set(rivals);
    }

    @MaySetUp
    @PostMapping
    ResponseEntity<?> open(@PathVariable String id, @Valid @RequestBody Name body) {
        SampleService.open(commands, id, body.name(), Actor.of("anna", Channel.API));
        if (rivalsToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ConcurrencyException("a rival was first");
        }
        return ResponseEntity.status(HttpStatus.CREATED).eTag("\"0\"").body(Map.of("roomId", id));
    }

    @MaySetUp
    @PostMapping("/rename-twice")
    ResponseEntity<?> renameTwice(@PathVariable String id, @Valid @RequestBody Name body) {
        commands.send(new RenameRoom(id, body.name() + " once"), Actor.of("anna", Channel.API));
        commands.send(new RenameRoom(id, body.name()), Actor.of("anna", Channel.API));
        return ResponseEntity.ok(Map.of("roomId", id));
    }
}
