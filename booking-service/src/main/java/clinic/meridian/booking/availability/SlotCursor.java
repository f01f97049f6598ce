package clinic.meridian.booking.availability;

import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.platform.web.input.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The slot with which a page of a list ended. It may be gone by the time the next page is asked for.
record SlotCursor(Instant start, UUID practitionerId) {

    static SlotCursor at(FreeSlot slot) {
        return new SlotCursor(slot.start().toInstant(), slot.practitionerId());
    }

    /// @throws InvalidInput when it is not one of ours
    static SlotCursor parse(String text) {
        try {
            int split = text.indexOf('_');
            return new SlotCursor(
                    Instant.ofEpochSecond(Long.parseLong(text.substring(0, split))),
                    UUID.fromString(text.substring(split + 1)));
        } catch (RuntimeException notOurs) {
            throw InvalidInput.field("next", "must be the next of an earlier answer");
        }
    }

    /// Whether a slot comes after this place in the list.
    boolean isBefore(FreeSlot slot, List<PractitionerView> order) {
        Instant other = slot.start().toInstant();
        return start.isBefore(other)
                || (start.equals(other) && place(practitionerId, order) < place(slot.practitionerId(), order));
    }

    private static int place(UUID practitioner, List<PractitionerView> order) {
        for (int place = 0; place < order.size(); place++) {
            if (order.get(place).practitionerId().equals(practitioner)) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return start.getEpochSecond() + "_" + practitionerId;
    }
}
