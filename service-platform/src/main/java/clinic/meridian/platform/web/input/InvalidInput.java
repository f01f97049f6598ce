package clinic.meridian.platform.web.input;

import java.util.List;

/// A request whose values make no sense, whatever the state of the clinic: 400 `invalid` with `errors[]`.
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> errors;

    public InvalidInput(List<FieldProblem> errors) {
        super("Invalid: " + errors.stream().map(FieldProblem::field).toList(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /// @param message reads on from the field's name: "must lie after from"
    public static InvalidInput field(String field, String message) {
        return new InvalidInput(List.of(new FieldProblem(field, message)));
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
