import { listenerSecretElsewhere } from '#environments/rules/listener-secret-elsewhere';
import { findingsInListener } from '#test/support/edge-listener';
import { https, signIn } from '#test/support/listener-samples';

describe('listener-secret-elsewhere', () => {
  const found = (secretId: string) => {
    const authenticate = { ...signIn, clientSecret: { secretId } };
    const otherwise = { kind: 'forward', targetGroup: 'web', authenticate } as const;
    return findingsInListener(listenerSecretElsewhere, https({ otherwise }));
  };

  it('refuses secrets of another region, by ARN', () => {
    const arn = (region: string) => `arn:aws:secretsmanager:${region}:111122223333:secret:a-AbCdEf`;
    expect(found(arn('us-east-1'))).toMatchObject([
      {
        property:
          'edge.balancers.shop.listeners.https.otherwise.authenticate.clientSecret.secretId',
      },
    ]);
    expect(found(arn('eu-west-1'))).toEqual([]);
    expect(found('sso/shop')).toEqual([]);
  });
});
