import type { CassandraOptions } from './cassandra-options';
import { CQL_PORT, contactPointOf } from './keyspace-reference';
import { REQUESTS_PER_CONNECTION } from './quotas';
import { requestsPerSecond } from './table-settings';

/** What a driver must be told to reach one keyspace. */
export interface DriverProps {
  readonly keyspaceName: string;
  readonly region: string;
  readonly options: CassandraOptions;
  /** Zones with an address of the endpoint: a driver opens its pool to each. */
  readonly endpointZones: number;
}

/** One driver's settings, ready to paste. */
export interface DriverSettings {
  /** Last part of the parameter's name: `java`. */
  readonly driver: 'java' | 'nodejs' | 'python';
  readonly text: string;
}

/** A second connection carries on while a lost one is made anew. */
const LEAST_CONNECTIONS = 2;

/**
 * Connections to each address of the endpoint for all declared requests, as if one client made
 * them: divide by your instances. Keyspaces' own example: 40,000 a second over three zones are 5.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints-tutorial.connections.html
 */
export function connectionsPerHost(options: CassandraOptions, endpointZones: number): number {
  const needed = Math.ceil(requestsPerSecond(options) / (REQUESTS_PER_CONNECTION * endpointZones));
  return Math.max(LEAST_CONNECTIONS, needed);
}

/**
 * Settings for the drivers with a SigV4 plugin of AWS: TLS, credentials of the role,
 * LOCAL_QUORUM (the one consistency that Keyspaces writes with), idempotent by default.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/programmatic.drivers.html
 */
export function driverSettings(props: DriverProps): readonly DriverSettings[] {
  return [
    { driver: 'java', text: java(props) },
    { driver: 'nodejs', text: nodejs(props) },
    { driver: 'python', text: python(props) },
  ];
}

/**
 * Hostname validation is off because peers are addresses, which no certificate names; the
 * certificate's chain is still checked.
 */
function java({ keyspaceName, region, options, endpointZones }: DriverProps): string {
  return `# application.conf; needs software.aws.mcs:aws-sigv4-auth-cassandra-java-driver-plugin
datastax-java-driver {
  basic {
    contact-points = ["${contactPointOf(region)}:${CQL_PORT}"]
    session-keyspace = "${keyspaceName}"
    load-balancing-policy {
      local-datacenter = "${region}"
      slow-replica-avoidance = false
    }
    request {
      consistency = LOCAL_QUORUM
      default-idempotence = true
      timeout = 5 seconds
    }
  }
  advanced {
    auth-provider {
      class = software.aws.mcs.auth.SigV4AuthProvider
      aws-region = "${region}"
    }
    ssl-engine-factory {
      class = DefaultSslEngineFactory
      hostname-validation = false
    }
    connection.pool.local.size = ${connectionsPerHost(options, endpointZones)}
    heartbeat.timeout = 2 seconds
    reconnect-on-init = true
    prepared-statements.prepare-on-all-nodes = false
  }
}
`;
}

function nodejs({ keyspaceName, region, options, endpointZones }: DriverProps): string {
  const size = connectionsPerHost(options, endpointZones);
  return `// needs cassandra-driver, aws-sigv4-auth-cassandra-plugin and Node's own certificates
const cassandra = require('cassandra-driver');
const { SigV4AuthProvider } = require('aws-sigv4-auth-cassandra-plugin');
module.exports = new cassandra.Client({
  contactPoints: ['${contactPointOf(region)}'],
  protocolOptions: { port: ${CQL_PORT} },
  localDataCenter: '${region}',
  keyspace: '${keyspaceName}',
  authProvider: new SigV4AuthProvider({ region: '${region}' }),
  sslOptions: { host: '${contactPointOf(region)}', servername: '${contactPointOf(region)}' },
  pooling: { coreConnectionsPerHost: { [cassandra.types.distance.local]: ${size} } },
  queryOptions: {
    consistency: cassandra.types.consistencies.localQuorum,
    isIdempotent: true,
    prepare: true,
  },
});
`;
}

/** The Python driver opens one connection to each host and takes no pool size. */
function python({ keyspaceName, region }: DriverProps): string {
  return `# needs cassandra-driver and cassandra-sigv4; one connection to each address, so add processes
from ssl import CERT_REQUIRED, SSLContext, PROTOCOL_TLS_CLIENT
import boto3
from cassandra import ConsistencyLevel
from cassandra.cluster import Cluster, ExecutionProfile, EXEC_PROFILE_DEFAULT
from cassandra_sigv4.auth import SigV4AuthProvider

tls = SSLContext(PROTOCOL_TLS_CLIENT)
tls.load_default_certs()
tls.check_hostname = False  # peers are addresses; the certificate's chain is still checked
tls.verify_mode = CERT_REQUIRED
session = Cluster(
    ['${contactPointOf(region)}'],
    port=${CQL_PORT},
    ssl_context=tls,
    auth_provider=SigV4AuthProvider(boto3.Session(region_name='${region}')),
    execution_profiles={
        EXEC_PROFILE_DEFAULT: ExecutionProfile(consistency_level=ConsistencyLevel.LOCAL_QUORUM)
    },
).connect('${keyspaceName}')
`;
}
