/// What the services of a clinic tell each other over Kafka, and nothing else: one record per message and version.
///
/// A message is a [ContractEvent] (a fact, kept for ever) or a [ContractState] (the latest state of an entity, on a
/// compacted topic). Its wire name and version stand in its [WireName]; who, when and of which aggregate travel in
/// the headers, see [Envelope]. Payloads are JSON: ISO-8601 dates and times as strings, enums by name, what is absent
/// left out.
///
/// Units and kinds of value, everywhere in this package:
/// - ids are opaque strings; codes are short words without spaces that a configuration defines (services, reasons,
///   points);
/// - [java.time.Instant] says when a fact happened; [java.time.OffsetDateTime] is a moment of the schedule, with the
///   offset that the location's zone has then; [java.time.LocalDate] is a calendar day at the location;
/// - minutes, days and weeks are whole numbers and say so in their names; needle sizes are millimetres.
///
/// Events hold ids and codes only: never names, contacts or free text. Those live in [ClientState] and
/// [DirectoryState] alone. A contract changes by addition only; anything else is a new version beside the old one.
@NullMarked
package clinic.meridian.contracts;

import org.jspecify.annotations.NullMarked;
