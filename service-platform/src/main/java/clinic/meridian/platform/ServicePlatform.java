package clinic.meridian.platform;

import clinic.meridian.platform.web.WebPlatform;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// Everything a service gets from the platform. A service imports this class and gives one [ServiceDefinition].
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:clinic/meridian/platform/defaults.properties")
@ComponentScan(
        excludeFilters =
                @Filter(type = FilterType.REGEX, pattern = "clinic\\.meridian\\.platform\\.(web|security|shell)\\..*"))
@Import(WebPlatform.class)
@EnableTransactionManagement(proxyTargetClass = true)
@EnableConfigurationProperties(PlatformProperties.class)
public class ServicePlatform {}
