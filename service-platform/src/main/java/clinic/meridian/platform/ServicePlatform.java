package clinic.meridian.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// Everything a service gets from the platform. A service imports this class and gives one [ServiceDefinition].
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:clinic/meridian/platform/defaults.properties")
@ComponentScan
@EnableTransactionManagement(proxyTargetClass = true)
@EnableConfigurationProperties(PlatformProperties.class)
public class ServicePlatform {}
