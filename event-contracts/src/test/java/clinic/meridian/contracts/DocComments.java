package clinic.meridian.contracts;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The doc comments of the contracts, read from their sources, so that schemas and documentation say the same as the
/// code.
final class DocComments {

    static final DocComments OF_THE_CONTRACTS = read(Path.of("src/main/java"));

    private final Map<String, String> bodies = new HashMap<>();

    private DocComments() {}

    /// What is said of a type.
    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(bodies.get(type.getCanonicalName()));
    }

    /// What is said of a component of a record.
    Optional<String> of(Class<?> type, String component) {
        return Optional.ofNullable(bodies.get(type.getCanonicalName() + "#" + component));
    }

    private static DocComments read(Path sources) {
        var comments = new DocComments();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.walk(sources)) {
            var java = paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                comments.new Reader(trees).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }

    /// As written, a link being the last name in it.
    private static String plain(DocTree tree) {
        return switch (tree) {
            case RawTextTree markdown -> markdown.getContent();
            case LinkTree link -> link.getReference().getSignature().replaceAll(".*[.#]", "");
            default -> throw new IllegalArgumentException("Markdown text and links only, not " + tree);
        };
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                var name = canonicalName(getCurrentPath());
                put(name, comment.getFullBody());
                for (var tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        put(name + "#" + param.getName(), param.getDescription());
                    }
                }
            }
            return super.visitClass(type, null);
        }

        private String canonicalName(TreePath path) {
            var parent = path.getParentPath();
            var name = ((ClassTree) path.getLeaf()).getSimpleName();
            return parent.getLeaf() instanceof ClassTree
                    ? canonicalName(parent) + "." + name
                    : path.getCompilationUnit().getPackageName() + "." + name;
        }

        private void put(String name, List<? extends DocTree> text) {
            var words = text.stream()
                    .map(DocComments::plain)
                    .collect(joining())
                    .replaceAll("\\s+", " ")
                    .strip();
            if (!words.isEmpty()) {
                bodies.put(name, words);
            }
        }
    }
}
