package clinic.meridian.platform.shell;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A short message that floats over the page: what was just done, and how to take it back. A handler that redirects
/// puts
/// one into the flash attribute [#FLASH]; one that answers with a fragment includes `meridian/notices :: oob`.
///
/// @param text one plain sentence
/// @param action a form's button, such as "Undo"; posts to `actionUrl`
public record Notice(
        Kind kind,
        String text,
        @Nullable String action,
        @Nullable String actionUrl) implements Serializable {

    /// Name of the flash attribute.
    public static final String FLASH = "notice";

    private static final long serialVersionUID = 1L;

    /// What a notice is about; it goes by itself unless somebody must act on it.
    public enum Kind {
        DONE,
        INFORMATION,
        ATTENTION,
        DANGER;

        /// The style sheet's class.
        public String style() {
            return switch (this) {
                case DONE -> "done";
                case INFORMATION -> "information";
                case ATTENTION -> "attention";
                case DANGER -> "danger";
            };
        }

        public boolean goesByItself() {
            return this == DONE || this == INFORMATION;
        }
    }

    public static Notice done(String text) {
        return new Notice(Kind.DONE, text, null, null);
    }

    /// Something was done that can be taken back.
    public static Notice undoable(String text, String undoUrl) {
        return new Notice(Kind.DONE, text, "Undo", undoUrl);
    }

    public static Notice attention(String text) {
        return new Notice(Kind.ATTENTION, text, null, null);
    }
}
