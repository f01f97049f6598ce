package clinic.meridian.platform.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Answers requests that are so malformed that they reach no filter of ours, such as `GET /%zz`. Created by the
/// container,
/// by class name.
public final class ConnectorErrors extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean writable = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        if (!writable.get()) {
            return;
        }
        HttpReason reason = HttpReason.ofStatus(status);
        String body = """
                {"type":"https://meridian.clinic/problems/%s","title":"%s","status":%d,"detail":"%s.","reason":"%s"}""".formatted(reason.code(), reason.title(), status, reason.title(), reason.code());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getReporter().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The caller is gone.
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, e);
        }
    }
}
