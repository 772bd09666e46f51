import type {
  BatchAssociateScramSecretRequest,
  BatchDisassociateScramSecretRequest,
  UnprocessedScramSecret,
} from '@aws-sdk/client-kafka';

import type { RestJsonOperation } from '../../rest-json';
import { enabled } from './authentication';
import { badRequest } from './errors';
import { bodyOf, paginate, requireProvisioned, type MskContext } from './msk-context';
import type { Wire } from './wire';

/** Most secrets of one request. */
const MOST_SECRETS = 10;

/** Name that a secret for MSK must begin with, in its ARN. */
const SECRET_ARN = /^arn:aws[\w-]*:secretsmanager:[\w-]+:\d{12}:secret:AmazonMSK_.+$/;

/** The secrets that clients log in with by SCRAM. */
export function scramSecretOperations(context: MskContext): readonly RestJsonOperation[] {
  const path = '/v1/clusters/{clusterArn}/scram-secrets';
  return [
    {
      name: 'BatchAssociateScramSecret',
      method: 'POST',
      path,
      handle: (input) => {
        const { arn: clusterArn, scramSecrets, provisioned } = context.activeProvisioned(input);
        if (!enabled(provisioned.clientAuthentication).includes('scram')) {
          throw badRequest('SASL/SCRAM authentication is not enabled on the cluster.');
        }
        const arns = secretsOf(bodyOf<BatchAssociateScramSecretRequest>(input));
        return {
          clusterArn,
          unprocessedScramSecrets: arns.flatMap((arn) => {
            if (!SECRET_ARN.test(arn)) {
              return unprocessed(arn, 'InvalidSecretArn', 'Its name must start with AmazonMSK_.');
            }
            scramSecrets.add(arn);
            return [];
          }),
        };
      },
    },
    {
      name: 'BatchDisassociateScramSecret',
      method: 'PATCH',
      path,
      handle: (input) => {
        const { arn: clusterArn, scramSecrets } = context.activeProvisioned(input);
        const arns = secretsOf(bodyOf<BatchDisassociateScramSecretRequest>(input));
        return {
          clusterArn,
          unprocessedScramSecrets: arns.flatMap((arn) =>
            scramSecrets.delete(arn)
              ? []
              : unprocessed(arn, 'SecretNotFound', 'It is not associated with the cluster.'),
          ),
        };
      },
    },
    {
      name: 'ListScramSecrets',
      method: 'GET',
      path,
      handle: (input) => {
        const { scramSecrets } = requireProvisioned(context.readCluster(input));
        const { items: secretArnList, ...rest } = paginate([...scramSecrets].sort(), input);
        return { secretArnList, ...rest };
      },
    },
  ];
}

function secretsOf({ secretArnList = [] }: { secretArnList?: string[] | undefined }): string[] {
  if (secretArnList.length >= 1 && secretArnList.length <= MOST_SECRETS) return secretArnList;
  throw badRequest(`Specify between one and ${MOST_SECRETS} secrets.`, 'secretArnList');
}

function unprocessed(
  secretArn: string,
  errorCode: string,
  errorMessage: string,
): Wire<UnprocessedScramSecret>[] {
  return [{ secretArn, errorCode, errorMessage }];
}
