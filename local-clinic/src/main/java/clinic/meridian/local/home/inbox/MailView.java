package clinic.meridian.local.home.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a reader sees of a mail.
final class MailView {
    private String html = "";
    private String text = "";
    private final List<String> attachments = new ArrayList<>();

    private MailView() {}

    static MailView of(Part mail) throws MessagingException, IOException {
        var view = new MailView();
        view.take(mail);
        return view;
    }

    /// The HTML part, empty where there is none.
    String html() {
        return html;
    }

    /// The plain part, empty where there is none.
    String text() {
        return text;
    }

    /// The names of what is attached.
    List<String> attachments() {
        return List.copyOf(attachments);
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            var parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i));
            }
        } else if (part.getFileName() != null) {
            attachments.add(MailFolder.readable(part.getFileName()));
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
            html = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/plain") && text.isEmpty()) {
            text = String.valueOf(part.getContent());
        } else {
            attachments.add(part.getContentType());
        }
    }
}
