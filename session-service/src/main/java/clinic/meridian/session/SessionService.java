package clinic.meridian.session;

import clinic.meridian.contracts.ClientErasureEvent;
import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.DirectoryState.CancellationPolicyStateV1;
import clinic.meridian.contracts.LocationEvent;
import clinic.meridian.contracts.PractitionerEvent;
import clinic.meridian.contracts.SeriesEvent;
import clinic.meridian.contracts.Topics;
import clinic.meridian.contracts.WaitlistEvent;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.publishing.Topic;
import clinic.meridian.session.consent.Consent;
import clinic.meridian.session.consent.ConsentEvent;
import clinic.meridian.session.consent.ConsentProjection;
import clinic.meridian.session.publishing.TreatmentPublishing;
import clinic.meridian.session.screening.Screening;
import clinic.meridian.session.screening.ScreeningEvent;
import clinic.meridian.session.screening.ScreeningProjection;
import clinic.meridian.session.sideeffect.SideEffect;
import clinic.meridian.session.sideeffect.SideEffectEvent;
import clinic.meridian.session.sideeffect.SideEffectProjection;
import clinic.meridian.session.treatment.SessionProjection;
import clinic.meridian.session.treatment.TreatmentEvent;
import clinic.meridian.session.treatment.TreatmentSession;
import clinic.meridian.session.visit.WhatBookingTold;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What flows through this service: its aggregates, its facts and who hears them, what comes in and what goes
/// out.
@Configuration(proxyBeanMethods = false)
class SessionService {

    @Bean
    static ServiceDefinition sessionServiceDefinition(
            ScreeningProjection screenings,
            ConsentProjection consents,
            SessionProjection sessions,
            SideEffectProjection sideEffects,
            WhatBookingTold whatBookingTold,
            TreatmentPublishing publishing) {
        return ServiceDefinition.named("session")
                .aggregates(Screening.class, Consent.class, TreatmentSession.class, SideEffect.class)
                .events(ScreeningEvent.class, ConsentEvent.class, TreatmentEvent.class, SideEffectEvent.class)
                .inTransaction("session.clients", screenings, consents)
                .inTransaction("session.sessions", sessions)
                .inTransaction("session.side-effects", sideEffects)
                .consumes(Topics.BOOKING_EVENTS, Topics.BOOKING_DIRECTORY, Topics.BOOKING_CLIENTS)
                .inbound(whatBookingTold)
                .ignores(ignored())
                .publishes(publishing, new Topic(Topics.TREATMENT_EVENTS, false));
    }

    /// Series, waitlists, rosters and cancellation terms are no business of the treatment room's; what it must
    /// know of places and people is in their states. A client who is forgotten loses her name here with the
    /// tombstone of her state.
    private static String[] ignored() {
        Stream<Class<?>> whole = Stream.of(
                        SeriesEvent.class,
                        WaitlistEvent.class,
                        LocationEvent.class,
                        PractitionerEvent.class,
                        ClientErasureEvent.class)
                .flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()));
        return Stream.concat(whole, Stream.of(CancellationPolicyStateV1.class))
                .map(type -> ContractEvents.typeOf(type.asSubclass(ContractMessage.class)))
                .toArray(String[]::new);
    }
}
