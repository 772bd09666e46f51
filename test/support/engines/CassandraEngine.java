import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.cql3.CQLStatement;
import org.apache.cassandra.cql3.CqlLexer;
import org.apache.cassandra.cql3.QueryProcessor;
import org.apache.cassandra.cql3.statements.schema.CreateKeyspaceStatement;
import org.apache.cassandra.cql3.statements.schema.CreateTableStatement;
import org.apache.cassandra.cql3.statements.schema.CreateTypeStatement;
import org.apache.cassandra.db.marshal.UserType;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.KeyspaceMetadata;
import org.apache.cassandra.schema.KeyspaceParams;
import org.apache.cassandra.schema.Keyspaces;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.service.ClientState;

/**
 * Cassandra's own parser and schema rules without a server. Reads one JSON object a line,
 * {"keyspace", "statements": [...]}, applies the statements to an empty keyspace one after another and
 * writes one line, {"verdicts": [...]}: what each makes, or Cassandra's words for why it refuses. To
 * {"words": true} it answers {"words": [...]}, the words of the language.
 */
public final class CassandraEngine {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // Whatever Cassandra logs must not mix with the answers.
    DatabaseDescriptor.clientInitialization();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode request = JSON.readTree(line);
      ObjectNode answer = request.has("words") ? words() : judge(request);
      answers.println(JSON.writeValueAsString(answer));
    }
  }

  /** Each word has a token of its own, K_SELECT for SELECT. */
  private static ObjectNode words() {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode words = answer.putArray("words");
    for (Field token : CqlLexer.class.getFields()) {
      if (token.getName().startsWith("K_")) words.add(token.getName().substring(2).toLowerCase());
    }
    return answer;
  }

  private static ObjectNode judge(JsonNode request) {
    String keyspace = request.get("keyspace").asText();
    Keyspaces schema =
        Keyspaces.of(KeyspaceMetadata.create(keyspace, KeyspaceParams.simple(1)));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode verdicts = answer.putArray("verdicts");
    for (JsonNode statement : request.get("statements")) {
      ObjectNode verdict = verdicts.addObject();
      try {
        schema = apply(statement.asText(), keyspace, schema, verdict);
        verdict.put("accepted", true);
      } catch (RuntimeException refusal) {
        verdict.removeAll();
        verdict.put("accepted", false);
        verdict.put("refusal", refusal.getClass().getSimpleName() + ": " + refusal.getMessage());
      }
    }
    return answer;
  }

  private static Keyspaces apply(String cql, String keyspace, Keyspaces schema, ObjectNode verdict) {
    CQLStatement.Raw raw = QueryProcessor.parseStatement(cql);
    ClientState state = ClientState.forInternalCalls(keyspace);
    if (raw instanceof CreateTypeStatement.Raw) {
      CreateTypeStatement statement = ((CreateTypeStatement.Raw) raw).prepare(state);
      statement.validate(state);
      Keyspaces after = statement.apply(schema);
      describe(newType(schema, after, keyspace), verdict);
      return after;
    }
    if (raw instanceof CreateTableStatement.Raw) {
      CreateTableStatement statement = ((CreateTableStatement.Raw) raw).prepare(state);
      statement.validate(state);
      Keyspaces after = statement.apply(schema);
      describe(newTable(schema, after, keyspace), verdict);
      return after;
    }
    if (raw instanceof CreateKeyspaceStatement.Raw) {
      // Its options are a cluster's affair: whether the statement can be read is all that is asked.
      verdict.put("makes", "keyspace");
      return schema;
    }
    verdict.put("makes", "something else");
    return schema;
  }

  private static UserType newType(Keyspaces before, Keyspaces after, String keyspace) {
    Set<Object> known = new HashSet<>();
    before.getNullable(keyspace).types.forEach((type) -> known.add(type.name));
    return after.getNullable(keyspace).types.stream()
        .filter((type) -> !known.contains(type.name)).findFirst().orElse(null);
  }

  private static TableMetadata newTable(Keyspaces before, Keyspaces after, String keyspace) {
    return after.getNullable(keyspace).tables.stream()
        .filter((table) -> before.getNullable(keyspace).getTableOrViewNullable(table.name) == null)
        .findFirst().orElse(null);
  }

  private static void describe(UserType type, ObjectNode verdict) {
    verdict.put("makes", "type");
    if (type == null) return; // IF NOT EXISTS of one that exists
    verdict.put("name", type.getNameAsString());
    ArrayNode fields = verdict.putArray("fields");
    for (int index = 0; index < type.size(); index++) {
      ObjectNode field = fields.addObject();
      field.put("name", type.fieldNameAsString(index));
      field.put("type", type.fieldType(index).asCQL3Type().toString());
    }
  }

  private static void describe(TableMetadata table, ObjectNode verdict) {
    verdict.put("makes", "table");
    if (table == null) return;
    verdict.put("name", table.name);
    verdict.put("defaultTimeToLive", table.params.defaultTimeToLive);
    verdict.put("comment", table.params.comment);
    ArrayNode columns = verdict.putArray("columns");
    table.columns().stream()
        .sorted(Comparator.comparing((ColumnMetadata column) -> column.name.toString()))
        .forEach((column) -> describe(column, columns.addObject()));
  }

  private static void describe(ColumnMetadata column, ObjectNode verdict) {
    verdict.put("name", column.name.toString());
    verdict.put("type", column.type.asCQL3Type().toString());
    verdict.put("kind", column.kind.name().toLowerCase());
    verdict.put("position", column.position());
    if (column.isClusteringColumn()) verdict.put("order", column.clusteringOrder().name().toLowerCase());
  }
}
