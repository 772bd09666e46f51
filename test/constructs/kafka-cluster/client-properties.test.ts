import { CLIENT_KINDS, clientProperties } from '#constructs/kafka-cluster/client-properties';

const BROKERS = 'b-1.example.com:9098,b-2.example.com:9098';

describe('the properties of clients', () => {
  it.each(CLIENT_KINDS)('of %s begin at the brokers and never speak without TLS', (client) => {
    for (const authentication of ['iam', 'scram', 'mtls'] as const) {
      const lines = clientProperties(client, authentication, BROKERS).trimEnd().split('\n');
      expect(lines[0]).toBe(`bootstrap.servers=${BROKERS}`);
      expect(lines).toContainEqual(expect.stringMatching(/^security\.protocol=(SASL_)?SSL$/));
      for (const line of lines) expect(line).toMatch(/^[a-z.]+=\S.*$/);
    }
  });

  it('let Java sign by itself and librdkafka by a token', () => {
    expect(clientProperties('java', 'iam', BROKERS)).toContain('sasl.mechanism=AWS_MSK_IAM\n');
    expect(clientProperties('librdkafka', 'iam', BROKERS)).toContain(
      'sasl.mechanisms=OAUTHBEARER\n',
    );
  });
});
