package clinic.meridian.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class EveryHandlerIsGuardedTest {

    private final WebApplicationContextRunner application =
            new WebApplicationContextRunner().withUserConfiguration(Web.class, EveryHandlerIsGuarded.class);

    private final WebApplicationContextRunner secured = application.withUserConfiguration(MethodSecurity.class);

    @Test
    void startsWhenEveryHandlerSaysWhoMay() {
        secured.withUserConfiguration(Guarded.class, GuardedAsAWhole.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void doesNotStartWithAHandlerThatSaysNothing() {
        refuses(secured, SaysNothing.class, "SaysNothing.forgotten says neither");
    }

    @Test
    void doesNotStartWithAHandlerThatSaysBoth() {
        refuses(secured, SaysBoth.class, "SaysBoth.both is @Public and restricted at once");
    }

    @Test
    void doesNotStartWithARuleThatNothingEnforces() {
        refuses(application, Guarded.class, "Guarded.restricted is restricted, but by a rule that is not enforced");
    }

    @Test
    void doesNotStartWithARuleThatAPrivateMethodEscapes() {
        refuses(
                secured,
                Private.class,
                "Private.unreachableForTheProxy is restricted, but by a rule that is not enforced");
    }

    @Test
    void doesNotStartWithABodyThatIsNotValidated() {
        refuses(secured, Unvalidated.class, "Unvalidated.take takes a @RequestBody without @Valid");
    }

    private static void refuses(WebApplicationContextRunner application, Class<?> controller, String why) {
        application
                .withUserConfiguration(controller)
                .run(context -> assertThat(context).hasFailed().getFailure().hasMessageContaining(why));
    }

    @Configuration
    @EnableWebMvc
    static class Web {}

    @Configuration
    @EnableMethodSecurity(proxyTargetClass = true)
    static class MethodSecurity {}

    record Body(String text) {}

    @RestController
    static class Guarded {
        @MayBook
        @GetMapping("/restricted")
        String restricted() {
            return "";
        }

        @Public
        @GetMapping("/open")
        String open() {
            return "";
        }

        @MayBook
        @PostMapping("/restricted")
        String post(@Valid @RequestBody Body body) {
            return body.text();
        }
    }

    @RestController
    @MayManage
    static class GuardedAsAWhole {
        @GetMapping("/managed")
        String managed() {
            return "";
        }
    }

    @RestController
    static class SaysNothing {
        @GetMapping("/forgotten")
        String forgotten() {
            return "";
        }
    }

    @RestController
    static class SaysBoth {
        @Public
        @MayBook
        @GetMapping("/both")
        String both() {
            return "";
        }
    }

    @RestController
    static class Private {
        @MayBook
        @GetMapping("/private")
        @SuppressWarnings("UnusedMethod") // called by the framework, past the proxy
        private String unreachableForTheProxy() {
            return "";
        }
    }

    @RestController
    static class Unvalidated {
        @MayBook
        @PostMapping("/unvalidated")
        String take(@RequestBody Body body) {
            return body.text();
        }
    }
}
