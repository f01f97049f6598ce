package clinic.meridian.platform.shell;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The pages' shell with everything that needs to know who is signed in.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Urls.class)
@Import({PageLook.class, LocationSwitch.class})
public class ShellWiring implements WebMvcConfigurer {

    private final Locations locations;
    private final Shells shells;

    ShellWiring(Urls urls, ObjectProvider<LocationChoices> choices, ObjectProvider<ShellSearch> search) {
        this.locations = new Locations(choices);
        this.shells = new Shells(urls, locations, search);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(locations);
    }

    /// First of all, so that also a page that tells what another one refuses has its shell.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(shells).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
