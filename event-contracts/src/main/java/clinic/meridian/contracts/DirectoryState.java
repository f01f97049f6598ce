package clinic.meridian.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where, with whom and under which terms the clinic works, on [Topics#BOOKING_DIRECTORY].
public sealed interface DirectoryState extends ContractState {

    /// A location as it is now.
    ///
    /// @param zone IANA zone
    /// @param address lines of the postal address, separated by line breaks
    /// @param locale BCP 47 tag of the language in which the location writes: `de-DE`
    @WireName(name = "booking.location-state", version = 1)
    record LocationStateV1(
            String locationId,
            String name,
            String zone,
            String address,
            String phone,
            String email,
            String locale,
            List<WeeklyHours> openingHours)
            implements DirectoryState {
        public LocationStateV1 {
            Require.id(locationId, "locationId");
            Require.text(name, "name");
            Require.zone(zone, "zone");
            Require.present(address, "address");
            Require.present(phone, "phone");
            Require.present(email, "email");
            Require.text(locale, "locale");
            Require.present(openingHours, "openingHours");
            openingHours = List.copyOf(openingHours);
        }

        @Override
        public String topicKey() {
            return locationId;
        }
    }

    /// A room as it is now.
    ///
    /// @param open takes bookings
    @WireName(name = "booking.room-state", version = 1)
    record RoomStateV1(String roomId, String locationId, String name, boolean open) implements DirectoryState {
        public RoomStateV1 {
            Require.id(roomId, "roomId");
            Require.id(locationId, "locationId");
            Require.text(name, "name");
        }

        @Override
        public String topicKey() {
            return roomId;
        }
    }

    /// A practitioner as she is now.
    ///
    /// @param username whom she signs in as, when linked
    /// @param services codes of the services that she offers
    /// @param active had not left when this was published
    /// @param lastDay the last day on which she works, by the clocks of her location, once she is leaving; on
    /// the day after it she has left, and nothing more is published for that
    @WireName(name = "booking.practitioner-state", version = 1)
    record PractitionerStateV1(
            String practitionerId,
            String locationId,
            String displayName,
            @Nullable String username,
            List<String> services,
            boolean active,
            @Nullable LocalDate lastDay)
            implements DirectoryState {
        public PractitionerStateV1 {
            Require.id(practitionerId, "practitionerId");
            Require.id(locationId, "locationId");
            Require.text(displayName, "displayName");
            Require.present(services, "services");
            services = List.copyOf(services);
            Require.codes(services, "services");
        }

        @Override
        public String topicKey() {
            return practitionerId;
        }
    }

    /// One version of one service of the catalogue; it never changes once published.
    ///
    /// @param names what it is called, by language: `de`, `en`, …
    /// @param validFrom bookings from then on use it
    @WireName(name = "booking.service-state", version = 1)
    record ServiceStateV1(
            String service,
            int catalogueVersion,
            Map<String, String> names,
            List<ServicePhase> phases,
            Instant validFrom)
            implements DirectoryState {
        public ServiceStateV1 {
            Require.code(service, "service");
            Require.atLeast(1, catalogueVersion, "catalogueVersion");
            Require.present(names, "names");
            names = byLanguage(names);
            Require.present(phases, "phases");
            phases = List.copyOf(phases);
            Require.present(validFrom, "validFrom");
        }

        @Override
        public String topicKey() {
            return service + "/" + catalogueVersion;
        }
    }

    /// One version of a location's cancellation terms; it never changes once published.
    ///
    /// @param lateHours a cancellation this many hours or fewer before the start is late
    /// @param noShowAfterMinutes minutes after the start from which a no-show may be recorded
    /// @param texts the wording that clients accept, by language: `de`, `en`, …
    /// @param validFrom bookings from then on accept it
    @WireName(name = "booking.cancellation-policy-state", version = 1)
    record CancellationPolicyStateV1(
            String locationId,
            int version,
            int lateHours,
            int noShowAfterMinutes,
            Map<String, String> texts,
            Instant validFrom)
            implements DirectoryState {
        public CancellationPolicyStateV1 {
            Require.id(locationId, "locationId");
            Require.atLeast(0, version, "version");
            Require.atLeast(0, lateHours, "lateHours");
            Require.atLeast(0, noShowAfterMinutes, "noShowAfterMinutes");
            Require.present(texts, "texts");
            texts = byLanguage(texts);
            Require.present(validFrom, "validFrom");
        }

        @Override
        public String topicKey() {
            return locationId + "/policy/" + version;
        }
    }

    /// A part of every visit of a service.
    ///
    /// @param hands occupies the practitioner's hands
    /// @param room occupies the room
    record ServicePhase(PhaseKind kind, int minutes, boolean hands, boolean room) {
        public ServicePhase {
            Require.present(kind, "kind");
            Require.atLeast(1, minutes, "minutes");
        }
    }

    /// Sorted, so that the same state always gives the same bytes.
    private static SortedMap<String, String> byLanguage(Map<String, String> texts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }
}
