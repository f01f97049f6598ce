package clinic.meridian.reporting;

import clinic.meridian.contracts.ClientErasureEvent.ClientErasedV1;
import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.DirectoryState.CancellationPolicyStateV1;
import clinic.meridian.contracts.LocationEvent;
import clinic.meridian.contracts.NeedleEvent.NeedleBrokenV1;
import clinic.meridian.contracts.NeedleEvent.NeedleMissingV1;
import clinic.meridian.contracts.NeedleEvent.NeedleRetainedV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesReconciledV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesRemovedInEmergencyV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesRemovedV1;
import clinic.meridian.contracts.NeedleEvent.StrayNeedleFoundV1;
import clinic.meridian.contracts.PractitionerEvent;
import clinic.meridian.contracts.ScreeningEvent;
import clinic.meridian.contracts.SeriesEvent.SeriesMovedV1;
import clinic.meridian.contracts.SessionEvent.AddOnPerformedV1;
import clinic.meridian.contracts.SessionEvent.RestOverranV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.contracts.TreatmentErasureEvent;
import clinic.meridian.contracts.WaitlistEvent.WaitlistJoinedV1;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.publishing.Topic;
import clinic.meridian.reporting.reminder.Reminders;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How facts flow through this service: from the topics of the others into read models and reactions, from its own
/// decisions about mails into its queue and out to the others.
@Configuration(proxyBeanMethods = false)
class ReportingService {

    /// What no figure here is made of. Locations and practitioners come as states; a move of a series comes as the
    /// moves
    /// of its visits; the rest waits for the dashboards on needles, screening and the waitlist.
    static final Set<Class<? extends ContractMessage>> IGNORED = Set.of(
            CancellationPolicyStateV1.class,
            LocationEvent.class,
            PractitionerEvent.class,
            SeriesMovedV1.class,
            WaitlistJoinedV1.class,
            ClientErasedV1.class,
            ScreeningEvent.class,
            RestOverranV1.class,
            AddOnPerformedV1.class,
            NeedlesRemovedV1.class,
            NeedlesRemovedInEmergencyV1.class,
            NeedleRetainedV1.class,
            StrayNeedleFoundV1.class,
            NeedleBrokenV1.class,
            NeedleMissingV1.class,
            NeedlesReconciledV1.class,
            TreatmentErasureEvent.class);

    @Bean
    ServiceDefinition reporting(List<ReadModel> readModels, List<Reaction> reactions, Reminders reminders) {
        ServiceDefinition service = ServiceDefinition.named("reporting")
                .consumes(
                        Topics.BOOKING_EVENTS,
                        Topics.TREATMENT_EVENTS,
                        Topics.BOOKING_DIRECTORY,
                        Topics.BOOKING_CLIENTS)
                .inbound(readModels.toArray())
                .inbound(reactions.toArray())
                .ignores(ignoredTypes());
        return reminders.define(service, new Topic(Topics.REPORTING_EVENTS, false));
    }

    private static String[] ignoredTypes() {
        return ContractEvents.all().stream()
                .filter(type -> IGNORED.stream().anyMatch(ignored -> ignored.isAssignableFrom(type)))
                .map(ContractEvents::typeOf)
                .toArray(String[]::new);
    }
}
