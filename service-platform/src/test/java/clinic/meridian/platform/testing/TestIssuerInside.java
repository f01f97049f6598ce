package clinic.meridian.platform.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/// Lets the service trust a [TestIssuer], which tests find as a bean.
final class TestIssuerInside implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestIssuer issuer = new TestIssuer();
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> issuer.close());
        TestPropertyValues.of("meridian.issuer=" + issuer.url(), "server.address=127.0.0.1")
                .applyTo(context);
        context.getBeanFactory().registerSingleton("testIssuer", issuer);
    }
}
