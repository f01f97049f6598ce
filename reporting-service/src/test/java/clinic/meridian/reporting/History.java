package clinic.meridian.reporting;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.NeedleCount;
import clinic.meridian.contracts.NeedleEvent.InsertionCorrectedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesAbandonedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesExtendedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesLapsedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPausedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesResumedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesSessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.RestStartedV1;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.Side;
import clinic.meridian.contracts.SideEffectEvent.SideEffectFollowedUpV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectRegradedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectResolvedV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.contracts.UndoneChange;
import clinic.meridian.contracts.WaitlistEvent.OfferAcceptedV1;
import clinic.meridian.contracts.WaitlistEvent.OfferExpiredV1;
import clinic.meridian.contracts.WaitlistEvent.WaitlistLeftV1;
import clinic.meridian.platform.consuming.StateRemoved;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.EventMessage;

/// A clinic's past, made up from a seed, as the messages that told of it. It can be told in its plain order, or in any
/// other that Kafka may bring: topics and keys overtake each other, and a publisher that was interrupted repeats
/// itself.
final class History {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-02");

    /// A message and the line in which its order is kept.
    private record Told(String line, EventMessage<?> message) {}

    private final List<Told> told = new ArrayList<>();
    private final Random random;
    private final String prefix;
    private int moment;

    private History(long seed) {
        random = new Random(seed);
        prefix = "h" + seed + "-";
    }

    static History of(long seed, int clients) {
        History history = new History(seed);
        history.directory();
        for (int i = 0; i < clients; i++) {
            history.client(history.prefix + i);
        }
        return history;
    }

    List<EventMessage<?>> plainly() {
        List<EventMessage<?>> messages = new ArrayList<>();
        told.forEach(each -> messages.add(each.message()));
        return messages;
    }

    /// Another order that Kafka may bring, with repetitions.
    List<EventMessage<?>> shuffled(long seed) {
        Random choice = new Random(seed);
        Map<String, Deque<EventMessage<?>>> waiting = new LinkedHashMap<>();
        told.forEach(each ->
                waiting.computeIfAbsent(each.line(), line -> new ArrayDeque<>()).add(each.message()));
        Map<String, List<EventMessage<?>>> brought = new LinkedHashMap<>();
        List<EventMessage<?>> messages = new ArrayList<>();
        List<String> lines = new ArrayList<>(waiting.keySet());
        while (!lines.isEmpty()) {
            String line = lines.get(choice.nextInt(lines.size()));
            Deque<EventMessage<?>> left = waiting.getOrDefault(line, new ArrayDeque<>());
            EventMessage<?> next = left.removeFirst();
            List<EventMessage<?>> earlier = brought.computeIfAbsent(line, l -> new ArrayList<>());
            earlier.add(next);
            messages.add(next);
            if (choice.nextInt(8) == 0) {
                int from = choice.nextInt(earlier.size());
                messages.addAll(earlier.subList(from, earlier.size()));
            }
            if (left.isEmpty()) {
                lines.remove(line);
            }
        }
        return messages;
    }

    private void directory() {
        tell(Facts.location("00000000-0000-4000-8000-0000000000a1"));
        for (int i = 1; i <= 3; i++) {
            tell(new RoomStateV1("R" + i, "00000000-0000-4000-8000-0000000000a1", "Room " + i, true));
            tell(new PractitionerStateV1(
                    "P" + i,
                    "00000000-0000-4000-8000-0000000000a1",
                    "Practitioner " + i,
                    null,
                    List.of("FACIAL"),
                    true,
                    null));
        }
        tell(new RoomStateV1("R3", "00000000-0000-4000-8000-0000000000a1", "Quiet room", false));
        tell(new ServiceStateV1("FACIAL", 1, Map.of("en", "Facial", "de", "Gesicht"), List.of(), Instant.EPOCH));
    }

    private void waits(String client) {
        String entry = client + "-w";
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String offer = entry + i;
            LocalDateTime start = FIRST_DAY.plusDays(random.nextInt(30)).atTime(11, 0);
            tell(Facts.offered(offer, entry, client, start, Instant.parse("2026-03-01T09:15:00Z")));
            if (random.nextInt(3) == 0) {
                tell(new OfferExpiredV1(entry, offer, client));
            }
        }
        switch (random.nextInt(3)) {
            case 0 -> tell(new WaitlistLeftV1(entry, client, null));
            case 1 -> tell(new OfferAcceptedV1(entry, entry + 1, client, client + "-v1", null));
            default -> {
                // She waits on.
            }
        }
    }

    private void client(String client) {
        tell(Facts.client(client, client + "@example.org", random.nextBoolean()));
        if (random.nextBoolean()) {
            waits(client);
        }
        String series = client + "-series";
        int target = 3 + random.nextInt(4);
        tell(Facts.planned(series, client, target, Maintenance.QUARTERLY));
        tell(new SeriesBookedV1(series, client, List.of()));
        int completed = 0;
        for (int i = 1; i <= target; i++) {
            String visit = client + "-v" + i;
            LocalDateTime start = FIRST_DAY.plusDays(4L * i + random.nextInt(2)).atTime(9 + random.nextInt(8), 0);
            tell(new SessionBookedV1(Facts.visit(visit, client, AppointmentStatus.BOOKED, start, series, i), null));
            start = desk(visit, client, start);
            if (random.nextInt(4) > 0 && treated(visit, client, start)) {
                completed++;
                tell(new SeriesSessionCompletedV1(
                        series, client, visit, visit + "-s", start.toLocalDate(), completed, target));
            }
            seriesTurns(series, client, completed, start.toLocalDate());
        }
        if (completed == target) {
            tell(Facts.seriesCompleted(series, client, FIRST_DAY.plusDays(60), Maintenance.MONTHLY));
        } else if (random.nextInt(3) == 0) {
            tell(new SeriesAbandonedV1(series, client, "MOVED_AWAY", completed));
        }
        if (random.nextInt(6) == 0) {
            remember(Topics.BOOKING_CLIENTS + client, new StateRemoved(ClientStateV1.class, client));
        }
    }

    private LocalDateTime desk(String visit, String client, LocalDateTime booked) {
        LocalDateTime start = booked;
        for (int turn = random.nextInt(4); turn > 0; turn--) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    start = start.plusHours(1);
                    tell(new SessionRescheduledV1(
                            at(visit, client, AppointmentStatus.BOOKED, start),
                            start.minusHours(1).atZone(Facts.BERLIN).toOffsetDateTime(),
                            null));
                }
                case 1 -> tell(new AttendanceConfirmedV1(at(visit, client, AppointmentStatus.CONFIRMED, start)));
                case 2 -> {
                    tell(new SessionCancelledV1(
                            at(visit, client, AppointmentStatus.CANCELLED, start),
                            "ILL",
                            random.nextBoolean(),
                            random.nextBoolean(),
                            CancelledBy.CLIENT));
                    tell(new ChangeUndoneV1(
                            at(visit, client, AppointmentStatus.BOOKED, start), UndoneChange.CANCELLATION, null));
                }
                case 3 -> {
                    tell(new NoShowRecordedV1(at(visit, client, AppointmentStatus.NO_SHOW, start), false));
                    tell(new ChangeUndoneV1(
                            at(visit, client, AppointmentStatus.BOOKED, start), UndoneChange.NO_SHOW, null));
                }
                default -> tell(new ClientCheckedInV1(at(visit, client, AppointmentStatus.CHECKED_IN, start)));
            }
        }
        return start;
    }

    private boolean treated(String visit, String client, LocalDateTime start) {
        Instant begins = start.atZone(Facts.BERLIN).toInstant();
        String session = visit + "-s";
        tell(Facts.started(session, visit, client, begins));
        int needles = 0;
        for (int turn = 1 + random.nextInt(3); turn > 0; turn--) {
            int more = 1 + random.nextInt(20);
            needles += more;
            tell(Facts.inserted(session, client, "P" + (1 + random.nextInt(3)), begins.plusSeconds(300), more));
        }
        if (random.nextBoolean()) {
            needles--;
            tell(new InsertionCorrectedV1(
                    session,
                    client,
                    "00000000-0000-4000-8000-0000000000b1",
                    begins.plusSeconds(400),
                    new NeedleCount("ST4", "MOUTH", Side.LEFT, 1),
                    "MISCOUNTED"));
        }
        Instant rest = begins.plusSeconds(1200);
        tell(new RestStartedV1(
                session, client, "00000000-0000-4000-8000-0000000000b1", rest, 25, rest.plusSeconds(1500), true));
        if (random.nextInt(3) == 0) {
            sideEffect(session + "-e", client, session);
        }
        if (random.nextInt(7) == 0) {
            tell(new SessionAbortedV1(Facts.session(session, visit, client, begins, true, needles), "SYNCOPE"));
            return false;
        }
        tell(Facts.completed(session, visit, client, begins, needles));
        return true;
    }

    private void sideEffect(String id, String client, String session) {
        tell(Facts.sideEffect(
                id, client, session, random.nextBoolean() ? "BRUISE" : "SITE_PAIN", random.nextInt(5) == 0));
        if (random.nextBoolean()) {
            tell(new SideEffectRegradedV1(id, client, 1, 2, null, "WORSE"));
            tell(new SideEffectFollowedUpV1(id, client, Instant.parse("2026-03-20T09:00:00Z")));
            tell(new SideEffectRegradedV1(id, client, 2, 1, null, null));
        }
        if (random.nextBoolean()) {
            tell(new SideEffectResolvedV1(id, client, "RECOVERED", Instant.parse("2026-03-25T09:00:00Z")));
        }
    }

    private void seriesTurns(String series, String client, int completed, LocalDate day) {
        switch (random.nextInt(8)) {
            case 0 -> {
                tell(new SeriesPausedV1(series, client, "HOLIDAY"));
                tell(new SeriesResumedV1(series, client, null));
            }
            case 1 -> tell(new SeriesLapsedV1(series, client, completed, day));
            case 2 -> tell(new SeriesExtendedV1(series, client, 1, 0, 12, 10));
            default -> {
                // An ordinary week.
            }
        }
    }

    private static clinic.meridian.contracts.VisitState at(
            String visit, String client, AppointmentStatus status, LocalDateTime start) {
        return Facts.visit(visit, client, status, start, null, null);
    }

    private void tell(ContractMessage message) {
        remember(ContractEvents.topicOf(message.getClass()) + message.topicKey(), message);
    }

    private void remember(String line, Object payload) {
        moment++;
        told.add(new Told(
                line,
                Incoming.message(payload, Instant.parse("2026-03-01T00:00:00Z").plusSeconds(moment))));
    }
}
