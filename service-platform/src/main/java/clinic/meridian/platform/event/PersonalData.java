package clinic.meridian.platform.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a field of an event (text or a list of texts) as personal data of the client named by the field marked
/// [DataSubject]. Marked fields are the ones that are encrypted at rest and lost when the client's key is
/// destroyed, so no rule may depend on their content once they are stored.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {
    /// How long the field must be kept, and so under which of the client's keys it stands.
    RetentionClass value();

    /// Classes of personal data, each with its own key per client.
    enum RetentionClass {
        /// Name, address, telephone, e-mail: destroyed at once on erasure.
        CONTACT,
        /// Records of treatment: destroyed when their legal retention ends.
        CLINICAL,
        /// Rendered mails: destroyed at once on erasure.
        MAIL
    }
}
