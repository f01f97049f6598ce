package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// The words of mails: for each kind a template in HTML and one in plain text under `mail/`, in the frame `layout.html`
/// or above `footer.txt`, with all sentences in the bundle `mail/words`, one file a language.
@Component
class MailTemplates {

    private final TemplateEngine engine;
    private final MessageSource words;

    MailTemplates() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("mail/words");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        words = bundle;
        SpringTemplateEngine spring = new SpringTemplateEngine();
        spring.setTemplateEngineMessageSource(bundle);
        spring.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
        spring.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
        engine = spring;
    }

    /// A mail without its envelope.
    record Written(String subject, String text, String html) {}

    /// @param variables what the templates name
    Written write(ReminderKind kind, Locale language, Map<String, Object> variables) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String subject = words.getMessage(
                name + ".subject", new Object[] {String.valueOf(variables.get("clinicName"))}, language);
        Context context = new Context(language, variables);
        context.setVariable("kind", name);
        context.setVariable("subject", subject);
        return new Written(
                subject,
                engine.process("mail/" + name + ".txt", context),
                engine.process("mail/" + name + ".html", context));
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setTemplateMode(mode);
        resolver.setResolvablePatterns(java.util.Set.of("mail/*" + suffix));
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        return resolver;
    }
}
