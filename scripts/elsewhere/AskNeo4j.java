import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** `AskNeo4j HOME STATEMENT...`: what Neo4j itself answers, a row a line; `@FILE` is a script, whose statements end lines with a semicolon. */
class AskNeo4j {
  public static void main(String[] words) throws Exception {
    var neo4j = new DatabaseManagementServiceBuilder(Path.of(words[0])).build();
    try {
      var database = neo4j.database("neo4j");
      for (var statement : statements(words)) {
        database.executeTransactionally(statement, java.util.Map.of(), rows -> {
          while (rows.hasNext()) System.out.println(String.join(" ", rows.columns().stream().map(rows.next()::get).map(String::valueOf).toList()));
          return null;
        });
      }
    } finally {
      neo4j.shutdown();
    }
  }

  private static List<String> statements(String[] words) throws Exception {
    var statements = new ArrayList<String>();
    for (var word : List.of(words).subList(1, words.length)) {
      if (word.startsWith("@")) statements.addAll(List.of(Files.readString(Path.of(word.substring(1))).split(";\n")));
      else statements.add(word);
    }
    return statements;
  }
}
