package clinic.meridian.contracts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/// What changed about a practitioner. Her name is in [DirectoryState.PractitionerStateV1].
public sealed interface PractitionerEvent extends BookingEvent {

    String practitionerId();

    @Override
    default String topicKey() {
        return practitionerId();
    }

    /// A practitioner takes bookings from now on.
    ///
    /// @param services codes of the services that she offers
    @WireName(name = "booking.practitioner-joined", version = 1)
    record PractitionerJoinedV1(
            String practitionerId, String locationId, List<String> services, List<WeeklyHours> workingHours)
            implements PractitionerEvent {
        public PractitionerJoinedV1 {
            Require.id(practitionerId, "practitionerId");
            Require.id(locationId, "locationId");
            Require.present(services, "services");
            services = List.copyOf(services);
            Require.codes(services, "services");
            Require.present(workingHours, "workingHours");
            workingHours = List.copyOf(workingHours);
        }
    }

    /// The whole week as it is now.
    @WireName(name = "booking.working-hours-set", version = 1)
    record WorkingHoursSetV1(String practitionerId, String locationId, List<WeeklyHours> workingHours)
            implements PractitionerEvent {
        public WorkingHoursSetV1 {
            Require.id(practitionerId, "practitionerId");
            Require.id(locationId, "locationId");
            Require.present(workingHours, "workingHours");
            workingHours = List.copyOf(workingHours);
        }
    }

    /// She is away for a while in spite of her working hours.
    ///
    /// @param affectedAppointmentIds standing visits that fall into it and need another slot or practitioner
    @WireName(name = "booking.absence-announced", version = 1)
    record AbsenceAnnouncedV1(
            String practitionerId,
            String absenceId,
            OffsetDateTime from,
            OffsetDateTime to,
            String reasonCode,
            List<String> affectedAppointmentIds)
            implements PractitionerEvent {
        public AbsenceAnnouncedV1 {
            Require.id(practitionerId, "practitionerId");
            Require.id(absenceId, "absenceId");
            Require.present(from, "from");
            Require.present(to, "to");
            Require.ordered(from, to, "from, to");
            Require.code(reasonCode, "reasonCode");
            Require.present(affectedAppointmentIds, "affectedAppointmentIds");
            affectedAppointmentIds = List.copyOf(affectedAppointmentIds);
            Require.ids(affectedAppointmentIds, "affectedAppointmentIds");
        }
    }

    /// An absence does not take place: she works then by her working hours.
    @WireName(name = "booking.absence-withdrawn", version = 1)
    record AbsenceWithdrawnV1(String practitionerId, String absenceId) implements PractitionerEvent {
        public AbsenceWithdrawnV1 {
            Require.id(practitionerId, "practitionerId");
            Require.id(absenceId, "absenceId");
        }
    }

    /// A practitioner works here no longer.
    ///
    /// @param lastDay the last day on which she works
    @WireName(name = "booking.practitioner-left", version = 1)
    record PractitionerLeftV1(String practitionerId, LocalDate lastDay) implements PractitionerEvent {
        public PractitionerLeftV1 {
            Require.id(practitionerId, "practitionerId");
            Require.present(lastDay, "lastDay");
        }
    }

    /// A practitioner does not leave after all, or came back.
    @WireName(name = "booking.practitioner-stayed", version = 1)
    record PractitionerStayedV1(String practitionerId) implements PractitionerEvent {
        public PractitionerStayedV1 {
            Require.id(practitionerId, "practitionerId");
        }
    }
}
