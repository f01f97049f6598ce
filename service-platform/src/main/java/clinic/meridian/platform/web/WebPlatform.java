package clinic.meridian.platform.web;

import clinic.meridian.platform.security.SecurityWiring;
import clinic.meridian.platform.shell.ShellWiring;
import clinic.meridian.platform.web.input.InputWiring;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// All that a service shows to the outside: how requests are read, who may, what problems look like, the pages' shell.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({InputWiring.class, ProblemWiring.class, SecurityWiring.class, ShellWiring.class, ApiDocument.class})
public class WebPlatform {}
