package clinic.meridian.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.TestUsers;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;

/// Somebody of the front desk with a browser, as far as a test without one can tell.
@TestComponent
public class TestPages {

    private final MockMvc mvc;

    TestPages(MockMvc mvc) {
        this.mvc = mvc;
    }

    /// What came back.
    public record Page(MvcResult answer) {

        public Page expect(int status) {
            assertThat(answer.getResponse().getStatus()).as(html()).isEqualTo(status);
            return this;
        }

        public String html() {
            return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        }

        /// What a reader sees: no tags, single blanks.
        public String text() {
            String visible = html().replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]+>", "");
            return HtmlUtils.htmlUnescape(visible).replaceAll("\\s+", " ");
        }

        /// Where it leads.
        public String leadsTo() {
            return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        }

        public Notice notice() {
            return (Notice) Objects.requireNonNull(answer.getFlashMap().get(Notice.FLASH));
        }

        /// Nothing that the content security policy forbids.
        public Page withoutInlineScriptOrStyle() {
            assertThat(Pattern.compile("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:")
                            .matcher(html())
                            .results())
                    .isEmpty();
            return this;
        }
    }

    /// @param path as it would be typed, or escaped where it has a `%`
    public Page open(String path) {
        return send(path.contains("%") ? get(URI.create(path)) : get(path), Role.FRONT_DESK);
    }

    /// As htmx asks for a part of a page.
    public Page part(String path) {
        return send(
                (path.contains("%") ? get(URI.create(path)) : get(path)).header("HX-Request", "true"), Role.FRONT_DESK);
    }

    /// @param fields names and values in turn
    public Page press(String path, String... fields) {
        return send(form(path, fields), Role.FRONT_DESK);
    }

    public static MockHttpServletRequestBuilder form(String path, String... fields) {
        MockHttpServletRequestBuilder form = post(path);
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return form;
    }

    /// At another desk.
    ///
    /// @param fields names and values in turn
    public Page pressAs(String userName, String path, String... fields) {
        return send(form(path, fields), userName, Role.FRONT_DESK);
    }

    /// @param locations empty: all
    public Page send(MockHttpServletRequestBuilder request, Role role, String... locations) {
        return send(request, "anna", role, locations);
    }

    private Page send(MockHttpServletRequestBuilder request, String userName, Role role, String... locations) {
        try {
            return new Page(mvc.perform(request.accept(MediaType.TEXT_HTML)
                            .with(TestUsers.bearer(userName, List.of(locations), role)))
                    .andReturn());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
