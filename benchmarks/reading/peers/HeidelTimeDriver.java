// Reads every file of a folder, named "NUMBER YYYY-MM-DD" (its day of publication), with one HeidelTime and writes NAME.tml beside it.
// HeidelTime's own command line starts a Java process for each document. What is set here is what that command line sets for
// `-l english -t news -pos no -o timeml`.

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class HeidelTimeDriver {
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.UK);
        HeidelTimeStandalone reader = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.NO, false);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        List<Path> documents;
        try (Stream<Path> listed = Files.list(Path.of(arguments[1]))) {
            documents = listed.sorted().collect(Collectors.toList());
        }
        for (Path document : documents) {
            String published = document.getFileName().toString().split(" ")[1];
            String said = reader.process(Files.readString(document), day.parse(published));
            Files.writeString(Path.of(document + ".tml"), said);
        }
    }
}
