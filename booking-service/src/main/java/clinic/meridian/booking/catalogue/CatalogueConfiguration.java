package clinic.meridian.booking.catalogue;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueProperties.class)
class CatalogueConfiguration {

    @Bean
    ServiceCatalogue serviceCatalogue(CatalogueProperties properties) {
        return properties.catalogue();
    }
}
