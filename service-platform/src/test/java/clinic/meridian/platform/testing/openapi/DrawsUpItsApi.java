package clinic.meridian.platform.testing.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// Lets the service under test draw up the description of its API at [#PATH].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(ApiDescription.class)
@TestPropertySource(
        properties = {
            DrawsUpItsApi.ENABLED + "=true",
            "springdoc.api-docs.path=" + DrawsUpItsApi.PATH,
            "springdoc.paths-to-match=/api/v1/**,/feeds/**",
            "springdoc.override-with-generic-response=false",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.default-flat-param-object=true"
        })
public @interface DrawsUpItsApi {

    String ENABLED = "springdoc.api-docs.enabled";
    String PATH = "/drawn-up";
}
