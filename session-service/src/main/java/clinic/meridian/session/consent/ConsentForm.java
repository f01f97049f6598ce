package clinic.meridian.session.consent;

import java.time.LocalDate;

/// One version of the words that a client agrees to. A version that anyone signed is never changed.
///
/// @param formVersion counts from 1 per procedure
/// @param validFrom first day on which it is put before clients, until the next version is
/// @param text paragraphs, separated by empty lines
record ConsentForm(Procedure procedure, int formVersion, LocalDate validFrom, String title, String text) {}
