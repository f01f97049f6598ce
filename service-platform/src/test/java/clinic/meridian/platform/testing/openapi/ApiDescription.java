package clinic.meridian.platform.testing.openapi;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;

/// Draws up the description of a service's API from its handlers and records. Only in tests: what a service
/// serves is the committed document, so that nothing is scanned where it runs. It is no `@Configuration`: contexts that
/// merely scan the platform's packages shall not find it.
public class ApiDescription {

    static final String PROBLEM = "Problem";

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, SignedIn.class, ExpectedVersion.class)
                .addSimpleTypesForParameterObject(StatedTime.class)
                .replaceWithSchema(StatedTime.class, statedTime())
                .replaceWithSchema(LocalDateTime.class, local("2026-03-02T10:00:00", DAY + "T" + TIME))
                .replaceWithSchema(LocalTime.class, local("10:00", TIME));
    }

    @Bean
    OpenAPI openApi(ServiceDefinition service) {
        String name = service.name() + "-service";
        return new OpenAPI()
                .info(new Info()
                        .title("Meridian " + name)
                        .version("v1")
                        .description("""
                                Times go in as local date-times, read in the location's zone, or with an offset, and come out with \
                                the offset of the location's zone. A change may be tied to what was read by `If-Match` \
                                (412 when somebody was faster), and repeated safely under one `Idempotency-Key`. \
                                What is refused is told as a problem document (RFC 9457); decide by its `reason`.""")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("An access token of the clinic's issuer"))
                        .addSchemas(PROBLEM, problem())
                        .addResponses(
                                PROBLEM,
                                new ApiResponse()
                                        .description("Nothing was changed, and why")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(new Schema<>()
                                                                        .$ref("#/components/schemas/" + PROBLEM))))))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    OperationCustomizer operations() {
        return new Operations(new SourceWords());
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider json) {
        ModelResolver.enumsAsRef = true;
        return new ModelResolver(json.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas(new SourceWords());
    }

    private static Schema<?> statedTime() {
        return new StringSchema()
                .description("Local date and time, read in the location's zone, or one with an offset")
                .example("2026-03-02T10:00")
                .pattern(DAY + "T" + TIME + "(Z|[+-]\\d{2}:\\d{2})?");
    }

    /// Without an offset, which `date-time` of JSON Schema must have.
    private static Schema<?> local(String example, String pattern) {
        return new StringSchema().example(example).pattern(pattern);
    }

    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("field", text("Path in the request, such as `needles[3].gaugeMm`"))
                .addProperty("message", text("Reads on from the field's name"))
                .addProperty("rejected", new Schema<>().description("The value, where it cannot be personal"))
                .required(List.of("field", "message"));
        return new ObjectSchema()
                .description("RFC 9457; members of a refusal's own may follow")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", text("The same for every occurrence of the reason"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", text("This occurrence, and what would help"))
                .addProperty(
                        "reason", text("Stable, in kebab-case; decide by it").example("slot-taken"))
                .addProperty("errors", new ArraySchema().items(fault).description("What is wrong with which field"))
                .required(List.of("type", "title", "status", "detail", "reason"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
