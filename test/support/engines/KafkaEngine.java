import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.config.ConfigSynonym;
import org.apache.kafka.server.config.ServerTopicConfigSynonyms;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Kafka's own classes behind one line of JSON a request: {"do":"define"}, {"do":"broker",
 * "properties":{}}, {"do":"topic","properties":{},"tiered":true} and {"do":"run",
 * "serverProperties":text,"topics":[]}. Each is answered by one line; {"error":text} is Kafka's refusal.
 */
public class KafkaEngine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** The least that a broker of one node without ZooKeeper needs. */
    private static final Map<String, String> ONE_NODE = Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.listener.names", "CONTROLLER",
        "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");

    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // what Kafka prints must not mix with answers
        Exit.setExitProcedure((code, message) -> { throw new IllegalStateException(message); });
        Exit.setHaltProcedure((code, message) -> { throw new IllegalStateException(message); });
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
            answers.flush();
        }
        System.exit(0); // a broker's threads must not keep the JVM
    }

    private static Map<String, Object> answer(JsonNode request) {
        Map<String, String> properties = request.has("properties")
            ? JSON.convertValue(request.get("properties"), TEXTS) : Map.of();
        try {
            switch (request.get("do").asText()) {
                case "define": return define();
                case "broker": brokerOf(properties); break;
                case "topic": judgeTopic(properties, request.path("tiered").asBoolean()); break;
                case "run": return run(request);
                default: throw new IllegalArgumentException("unknown request " + request);
            }
            return Map.of();
        } catch (Throwable thrown) {
            Throwable cause = thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
            return Map.of("error", String.valueOf(cause));
        }
    }

    /** Every property that Kafka defines, for brokers and for topics. */
    private static Map<String, Object> define() throws ReflectiveOperationException {
        return Map.of(
            "broker", definitions(KafkaConfig.configDef()),
            "topic", definitions(LogConfig.configDefCopy()),
            "synonyms", synonyms());
    }

    /** The broker properties that give a topic property its default, strongest first. */
    private static Map<String, List<String>> synonyms() {
        Map<String, List<String>> result = new TreeMap<>();
        ServerTopicConfigSynonyms.ALL_TOPIC_CONFIG_SYNONYMS.forEach((topic, brokers) ->
            result.put(topic, brokers.stream().map(ConfigSynonym::name).collect(Collectors.toList())));
        return result;
    }

    private static Map<String, Object> definitions(ConfigDef all) throws ReflectiveOperationException {
        Map<String, Object> result = new TreeMap<>();
        for (ConfigDef.ConfigKey key : all.configKeys().values()) {
            if (key.internalConfig) continue;
            Map<String, Object> one = new TreeMap<>();
            one.put("type", key.type.toString().toLowerCase());
            if (key.hasDefault() && key.defaultValue != null) {
                one.put("default", ConfigDef.convertToString(key.defaultValue, key.type));
            }
            if (key.documentation != null) one.put("about", key.documentation);
            if (key.validator != null) describe(key.validator, one);
            result.put(key.name, one);
        }
        return result;
    }

    private static void describe(ConfigDef.Validator validator, Map<String, Object> one)
            throws ReflectiveOperationException {
        if (validator instanceof ConfigDef.Range) {
            for (String limit : List.of("min", "max")) {
                Object value = field(validator, limit);
                if (value != null) one.put(limit, value.toString());
            }
        } else if (validator instanceof ConfigDef.ValidString) {
            one.put("values", field(validator, "validStrings"));
        } else if (validator instanceof ConfigDef.ValidList) {
            one.put("values", field(field(validator, "validString"), "validStrings"));
        } else {
            one.put("validator", validator.toString());
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    /** What the controller does with the properties of a new topic. */
    private static void judgeTopic(Map<String, String> texts, boolean tiered)
            throws ReflectiveOperationException {
        Properties properties = new Properties();
        properties.putAll(texts);
        LogConfig.validate(properties);
        KafkaConfig broker = brokerOf(Map.of());
        Map<?, ?> defaults = broker.extractLogConfigMap();
        Method full = Arrays.stream(LogConfig.class.getMethods())
            .filter(method -> method.getName().equals("validate") && method.getParameterCount() > 2)
            .findFirst().orElseThrow();
        // 3.8 has no existing properties as its first argument, only 3.9 says last that none come from ZooKeeper.
        List<Object> all = List.of(Map.of(), properties, defaults, tiered, false);
        int first = full.getParameterTypes()[0] == Properties.class ? 1 : 0;
        full.invoke(null, all.subList(first, first + full.getParameterCount()).toArray());
    }

    /** What a broker does with its properties before it starts; no port is opened. */
    private static KafkaConfig brokerOf(Map<String, String> own) {
        return KafkaConfig.fromProps(brokerProperties(own, 29092, 29093), false);
    }

    private static Properties brokerProperties(Map<String, String> own, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.putAll(ONE_NODE);
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.putAll(own);
        return properties;
    }

    /**
     * Starts one real broker with the text of a properties file, creates the topics, answers what the
     * broker says it has, and stops it.
     */
    private static Map<String, Object> run(JsonNode request) throws Exception {
        int port = request.get("port").asInt();
        Properties properties = brokerProperties(Map.of(), port, request.get("controllerPort").asInt());
        properties.load(new StringReader(request.get("serverProperties").asText()));
        properties.put("log.dirs", Path.of(request.get("folder").asText(), "data").toString());
        Path file = Path.of(request.get("folder").asText(), "server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        format(file);
        KafkaRaftServer server =
            new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + port))) {
            return Map.of("broker", configOf(admin, ConfigResource.Type.BROKER, "1"),
                "topics", createTopics(admin, request.get("topics")));
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    /** Before 3.9 the tool prints to System.out, later to the stream that it is given. */
    private static void format(Path file) throws ReflectiveOperationException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {"format", "-t", "MkU3OEVBNTcwNTJENDM2Qg", "-c", file.toString()};
        Method execute = Arrays.stream(StorageTool.class.getMethods())
            .filter(method -> method.getName().equals("execute")).findFirst().orElseThrow();
        Object[] all = {command, new PrintStream(said)};
        Object code = execute.invoke(null, Arrays.copyOf(all, execute.getParameterCount()));
        if (!code.equals(0)) throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> createTopics(Admin admin, JsonNode topics) throws Exception {
        List<NewTopic> created = new ArrayList<>();
        for (JsonNode topic : topics) {
            created.add(new NewTopic(topic.get("name").asText(), topic.get("partitions").asInt(), (short) 1)
                .configs(JSON.convertValue(topic.get("properties"), TEXTS)));
        }
        admin.createTopics(created).all().get();
        Map<String, Object> result = new HashMap<>();
        for (NewTopic topic : created) {
            var described = admin.describeTopics(List.of(topic.name())).allTopicNames().get();
            result.put(topic.name(), Map.of(
                "partitions", described.get(topic.name()).partitions().size(),
                "properties", configOf(admin, ConfigResource.Type.TOPIC, topic.name())));
        }
        return result;
    }

    /** What was set for a broker or topic, defaults left out. */
    private static Map<String, String> configOf(Admin admin, ConfigResource.Type type, String name)
            throws Exception {
        ConfigResource resource = new ConfigResource(type, name);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
            .filter(entry -> entry.value() != null && isSet(entry, type))
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Kafka 4 moves min.insync.replicas from a broker's file to the cluster: any source but the default. */
    private static boolean isSet(ConfigEntry entry, ConfigResource.Type type) {
        return type == ConfigResource.Type.TOPIC
            ? entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
            : entry.source() != ConfigEntry.ConfigSource.DEFAULT_CONFIG;
    }
}
