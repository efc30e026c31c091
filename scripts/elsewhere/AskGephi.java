import java.io.File;
import org.gephi.io.importer.api.ImportController;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** `AskGephi FILE`: what Gephi's own importer finds in it. */
class AskGephi {
  public static void main(String[] words) throws Exception {
    Lookup.getDefault().lookup(ProjectController.class).newProject();
    var container = Lookup.getDefault().lookup(ImportController.class).importFile(new File(words[0]));
    var found = container.getUnloader();
    var issues = container.getReport().getIssuesList(1000);
    for (var issue : issues) System.out.println(issue.getMessage());
    System.out.printf("%d nodes, %d edges, %d issues%n", found.getNodeCount(), found.getEdgeCount(), issues.size());
  }
}
