import {
  ADD_ON_NAMES,
  ADD_ONS,
  addOnsFor,
  pinnedVersion,
} from '#constructs/kubernetes-cluster/add-ons';
import { KUBERNETES_VERSIONS } from '#constructs/kubernetes-cluster/kubernetes-versions';

describe('the table of add-ons', () => {
  it.each(KUBERNETES_VERSIONS.map(({ version }) => version))(
    'pins every add-on for %s',
    (version) => {
      for (const name of ADD_ON_NAMES) {
        expect([name, pinnedVersion(name, version)]).toEqual([
          name,
          expect.stringMatching(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/),
        ]);
      }
    },
  );

  it('pins kube-proxy to the minor version of the control plane', () => {
    for (const { version } of KUBERNETES_VERSIONS) {
      expect(pinnedVersion('kube-proxy', version)).toContain(`v${version}.`);
    }
  });

  it('pins nothing for a Kubernetes version that it does not know', () => {
    expect(pinnedVersion('coredns', '1.99')).toBeUndefined();
  });

  it('installs nothing by default where it cannot run', () => {
    for (const name of ADD_ON_NAMES) {
      expect(ADD_ONS[name].runsOn).toEqual(expect.arrayContaining([...ADD_ONS[name].default]));
    }
  });
});

describe('the add-ons of a cluster', () => {
  it('are those that make nodes work, then those that run on them', () => {
    expect(addOnsFor('nodeGroups', [])).toEqual([
      'vpc-cni',
      'kube-proxy',
      'eks-pod-identity-agent',
      'eks-node-monitoring-agent',
      'coredns',
      'aws-ebs-csi-driver',
      'metrics-server',
    ]);
  });

  it('are few where Auto Mode brings the rest, or Fargate runs no daemon sets', () => {
    expect(addOnsFor('auto', [])).toEqual(['metrics-server']);
    expect(addOnsFor('fargate', [])).toEqual(['coredns', 'metrics-server']);
  });

  it('are joined by those that the environment names, in the order of installation', () => {
    expect(addOnsFor('auto', ['aws-efs-csi-driver', 'snapshot-controller'])).toEqual([
      'snapshot-controller',
      'aws-efs-csi-driver',
      'metrics-server',
    ]);
  });
});
