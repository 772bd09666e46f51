import { kafkaClusterTaken } from '#environments/rules/kafka-cluster-taken';
import { environment } from '#test/support/good-environment';

const kafka = { 'eu-events': { kind: 'serverless' } } as const;
const dev = { ...environment('production'), name: 'dev', kafka };

/** What the rule finds in dev next to one other environment, `dev-eu`. */
const beside = (neighbour: object) =>
  kafkaClusterTaken.find(dev, {
    fileName: 'dev',
    today: '2026-11-24',
    all: [dev, { ...environment('staging'), name: 'dev-eu', ...neighbour }],
  });

describe('kafka-cluster-taken', () => {
  const { account, region } = dev;
  const events = { events: { kind: 'serverless' } };

  it('names the environment whose cluster has the same name at AWS', () => {
    expect(beside({ account, region, kafka: events })).toEqual([
      {
        property: 'kafka.eu-events',
        got: 'eu-events',
        expected: expect.stringMatching(/no dev-eu-events, .*"dev-eu"/) as string,
        fix: expect.stringContaining('Rename') as string,
      },
    ]);
  });

  it('lets it pass in another account, another region, by another name or where nothing can be read', () => {
    expect(beside({ account: '999999999999', region, kafka: events })).toEqual([]);
    expect(beside({ account, region: 'eu-central-1', kafka: events })).toEqual([]);
    expect(beside({ account, region, kafka })).toEqual([]);
    expect(beside({ account, region, kafka: 7 })).toEqual([]);
    expect(beside({ account, region, kafka: undefined })).toEqual([]);
  });
});
