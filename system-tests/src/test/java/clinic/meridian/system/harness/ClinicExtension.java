package clinic.meridian.system.harness;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the clinic that a test class asks for and stops it after the last test that uses it: the end of the class, or
/// for
/// the shared one the end of the run. Prints the end of its logs when a test fails.
final class ClinicExtension implements ParameterResolver, AfterTestExecutionCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(ClinicExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestClinic.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return clinic(context);
    }

    private static TestClinic clinic(ExtensionContext context) {
        var own = context.getRequiredTestClass().getAnnotation(OwnClinic.class);
        return own == null ? started(context.getRoot(), "shared") : started(context, own.value());
    }

    private static TestClinic started(ExtensionContext context, String name) {
        return context.getStore(NAMESPACE).computeIfAbsent(name, TestClinic::start, TestClinic.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        printLogsAfterFailure(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        printLogsAfterFailure(context);
    }

    private static void printLogsAfterFailure(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            clinic(context).printLogs();
        }
    }
}
