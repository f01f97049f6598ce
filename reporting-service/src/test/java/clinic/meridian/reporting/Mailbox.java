package clinic.meridian.reporting;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// A real SMTP server that keeps what it takes. It can be switched off and on again at the same port.
public final class Mailbox {

    private GreenMail server = new GreenMail(setup(0));
    private final int port;

    Mailbox() {
        server.start();
        port = server.getSmtp().getPort();
    }

    public void switchOff() {
        server.stop();
    }

    /// Empty again.
    public void switchOn() {
        server = new GreenMail(setup(port));
        server.start();
    }

    public List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> header(message, "To").contains(address))
                .toList();
    }

    /// The first of a name, or nothing.
    public static String header(MimeMessage message, String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? "" : values[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSetup setup(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        return setup;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Config {

        private static final Mailbox MAILBOX = new Mailbox();

        @Bean
        Mailbox mailbox() {
            return MAILBOX;
        }

        @Bean
        DynamicPropertyRegistrar portOfTheMailbox() {
            return registry -> registry.add("spring.mail.port", () -> MAILBOX.port);
        }
    }
}
