import type { ClientAuthentication, EncryptionInfo, VpcConnectivity } from '@aws-sdk/client-kafka';

import { badRequest } from './errors';
import type { Wire } from './wire';

/** A way for clients to prove who they are; `plaintext` is none at all, unencrypted. */
export type Authentication = 'plaintext' | 'tls' | 'scram' | 'iam';

/** Whether each authentication is on, as MSK gives it back: TLS only when it was spoken of. */
export function clientAuthentication(
  asked: Wire<ClientAuthentication> | undefined,
): Wire<ClientAuthentication> {
  const scram = asked?.sasl?.scram?.enabled ?? false;
  const iam = asked?.sasl?.iam?.enabled ?? false;
  const certificateAuthorityArnList = asked?.tls?.certificateAuthorityArnList ?? [];
  const tls = asked?.tls?.enabled ?? certificateAuthorityArnList.length > 0;
  const unauthenticated = asked?.unauthenticated?.enabled ?? !(scram || iam || tls);
  if (tls && certificateAuthorityArnList.length === 0) {
    throw badRequest(
      'TLS client authentication needs at least one private certificate authority.',
      'clientAuthentication',
    );
  }
  return {
    sasl: { scram: { enabled: scram }, iam: { enabled: iam } },
    ...(asked?.tls ? { tls: { certificateAuthorityArnList, enabled: tls } } : {}),
    unauthenticated: { enabled: unauthenticated },
  };
}

/** The encryption of a cluster; AWS's own key and TLS where nothing is asked for. */
export function encryptionInfo(
  asked: Wire<EncryptionInfo> | undefined,
  awsKeyArn: string,
): Wire<EncryptionInfo> {
  return {
    encryptionAtRest: {
      dataVolumeKMSKeyId: asked?.encryptionAtRest?.dataVolumeKMSKeyId ?? awsKeyArn,
    },
    encryptionInTransit: {
      clientBroker: asked?.encryptionInTransit?.clientBroker ?? 'TLS',
      inCluster: asked?.encryptionInTransit?.inCluster ?? true,
    },
  };
}

/** Refused when an authentication is on that the encryption in transit makes impossible. */
export function checkAuthentication(
  authentication: Wire<ClientAuthentication>,
  encryption: Wire<EncryptionInfo>,
): void {
  const { clientBroker } = encryption.encryptionInTransit ?? {};
  const authenticated = enabled(authentication).some((one) => one !== 'plaintext');
  if (clientBroker === 'PLAINTEXT' && authenticated) {
    throw badRequest(
      'Client authentication needs TLS between clients and brokers.',
      'clientAuthentication',
    );
  }
}

/** The authentications that are on. */
export function enabled(authentication: Wire<ClientAuthentication>): readonly Authentication[] {
  const { sasl, tls, unauthenticated } = authentication;
  return [
    ...(unauthenticated?.enabled ? (['plaintext'] as const) : []),
    ...(tls?.enabled ? (['tls'] as const) : []),
    ...(sasl?.scram?.enabled ? (['scram'] as const) : []),
    ...(sasl?.iam?.enabled ? (['iam'] as const) : []),
  ];
}

/** The authentications that are on for clients in other VPCs. */
export function enabledAcrossVpcs(
  connectivity: Wire<VpcConnectivity> | undefined,
): readonly Authentication[] {
  return enabled(connectivity?.clientAuthentication ?? {});
}
