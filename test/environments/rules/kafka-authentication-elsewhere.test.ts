import { kafkaAuthenticationElsewhere } from '#environments/rules/kafka-authentication-elsewhere';
import { express, findingsIn } from '#test/support/kafka-samples';

const lambda = (region: string) => `arn:aws:lambda:${region}:111122223333:function:rotate`;
const authority = (region: string, account = '111122223333') =>
  `arn:aws:acm-pca:${region}:${account}:certificate-authority/01234567-89ab-cdef-0123-456789abcdef`;
const found = (lambdaArn: string, ...certificateAuthorityArns: readonly string[]) =>
  findingsIn(
    kafkaAuthenticationElsewhere,
    express({
      authentication: {
        scram: { users: { billing: { rotation: { lambdaArn } }, audit: {} } },
        mtls: { certificateAuthorityArns },
      },
    }),
  ).map(({ property }) => property);

describe('kafka-authentication-elsewhere', () => {
  it('lets functions and authorities of the own region, and an authority of another account', () => {
    expect(found(lambda('eu-west-1'), authority('eu-west-1', '999922223333'))).toEqual([]);
  });

  it.each(['us-east-1', 'mars-1'])('refuses those of %s, each by its place', (region) => {
    expect(found(lambda(region), authority('eu-west-1'), authority(region))).toEqual([
      'kafka.events.authentication.scram.users.billing.rotation.lambdaArn',
      'kafka.events.authentication.mtls.certificateAuthorityArns[1]',
    ]);
  });
});
