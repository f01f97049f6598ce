package clinic.meridian.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// `./clinic bench [FIGURE]`. Exit codes: 0 measured, 1 could not be measured, 2 asked wrongly.
public final class Bench {
    private static final List<Figure> FIGURES =
            List.of(new BookingFigure(), new DiaryFigure(), new AvailabilityFigure(), new StartFigure());

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var asked = List.of(arguments);
        if (asked.equals(List.of("list"))) {
            FIGURES.forEach(figure -> System.out.printf("%-12s %s%n", figure.name(), figure.description()));
            return 0;
        }
        var figures = FIGURES.stream()
                .filter(figure -> asked.isEmpty() || asked.contains(figure.name()))
                .toList();
        if (figures.size() != (asked.isEmpty() ? FIGURES.size() : asked.size())) {
            System.err.println("./clinic bench knows the figures "
                    + String.join(", ", FIGURES.stream().map(Figure::name).toList()) + ", not '"
                    + String.join(" ", asked) + "'.");
            return 2;
        }
        return measure(figures);
    }

    private static int measure(List<Figure> figures) {
        var results = new ArrayList<Result>();
        try {
            for (var figure : figures) {
                results.addAll(figure.measure());
            }
        } catch (BenchTrouble trouble) {
            System.err.println(trouble.getMessage());
            return 1;
        } catch (Exception e) {
            throw new IllegalStateException(e); // a bug: all of it is printed
        }
        System.out.println();
        System.out.print(ResultTable.of(results));
        return 0;
    }
}
