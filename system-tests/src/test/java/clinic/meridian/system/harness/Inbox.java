package clinic.meridian.system.harness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The mails that the clinic has sent.
public final class Inbox {
    private final Api home;

    Inbox(Api home) {
        this.home = home;
    }

    /// @param to   whom it was delivered to
    /// @param kind which of the clinic's mails (`X-Meridian-Kind`); empty where it does not say
    public record Mail(String id, String to, String subject, String kind) {}

    /// The mails to one address, newest first.
    public List<Mail> to(String address) {
        var answer = home.get("//inbox/api/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .expect(200);
        var mails = new ArrayList<Mail>();
        for (var item : answer.json().path("items")) {
            mails.add(new Mail(
                    item.path("id").asString(),
                    item.path("to").asString(),
                    item.path("subject").asString(""),
                    item.path("kind").asString("")));
        }
        return mails;
    }

    /// The mails of one kind to one address, newest first.
    public List<Mail> to(String address, String kind) {
        return to(address).stream().filter(mail -> mail.kind().equals(kind)).toList();
    }

    /// The mail as it came over the wire.
    public String raw(Mail mail) {
        return home.with("Accept", "message/rfc822")
                .get("//inbox/api/messages/" + mail.id() + "/raw")
                .expect(200)
                .body();
    }
}
