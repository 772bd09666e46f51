import { isForward } from '#constructs/load-balancer/listener/rule-actions';
import { placedActions } from '#constructs/load-balancer/listener/listener-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachHttpsListener } from './listener-findings';

/** Terraform reads the secret of an OIDC client where it deploys: Secrets Manager knows no other region's. */
export const listenerSecretElsewhere: EnvironmentRule = {
  id: 'listener-secret-elsewhere',
  reads: ['region', 'edge'],
  effect: 'refuse',
  find: (environment) => {
    const { region } = environment;
    return inEachHttpsListener(environment, (listener) =>
      placedActions(listener).flatMap(({ path, action }) => {
        const secretId = isForward(action) ? action.authenticate?.clientSecret.secretId : undefined;
        if (secretId?.startsWith('arn:') !== true || secretId.split(':')[3] === region) return [];
        return [
          {
            path: [...path, 'authenticate', 'clientSecret', 'secretId'],
            got: secretId,
            expected: `a secret of this environment's region, ${region}`,
            fix: 'Replicate it there and write the ARN of the replica.',
          },
        ];
      }),
    );
  },
};
