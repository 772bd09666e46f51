import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import {
  CreateLaunchTemplateCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DeleteLaunchTemplateCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateNodegroupCommand,
  DeleteClusterCommand,
  DeleteNodegroupCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  EKSClient,
  ListInsightsCommand,
} from '@aws-sdk/client-eks';

import type { EmulatorFile } from '#tools/local/emulator/emulator-file';
import { freePort } from '#tools/local/emulator/ports';

import { EmulatorProcess, gone } from './emulator-process';
import { clusterRequest, nodegroupRequest } from './services/eks/eks-requests';

jest.setTimeout(120_000);

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: '5ec4e7' };

async function admin(endpoint: string, path: string): Promise<unknown> {
  const response = await fetch(`${endpoint}/_sevenfold/${path}`);
  return response.json();
}

describe('a running emulator', () => {
  let emulator: EmulatorProcess;
  let running: EmulatorFile;
  let ec2: EC2Client;
  let eks: EKSClient;
  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    running = await emulator.ready();
    const { endpoint } = running;
    const options = { region: 'eu-west-1', endpoint, credentials: CREDENTIALS, maxAttempts: 1 };
    ec2 = new EC2Client(options);
    eks = new EKSClient(options);
  });
  afterAll(() => emulator.dispose());

  it('says who it is', async () => {
    expect(await admin(running.endpoint, 'health')).toEqual({
      instance: running.instance,
      account: '000000000000',
      region: 'eu-west-1',
    });
    expect(running).toMatchObject({
      pid: emulator.pid,
      endpoint: `http://127.0.0.1:${running.port}`,
    });
  });

  it('holds nothing at first', async () => {
    expect(await admin(running.endpoint, 'inventory')).toEqual({ resources: [] });
  });

  it('gives a cluster a security group that exists in EC2, and takes it away again', async () => {
    const vpc = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.40.0.0/16' }));
    const VpcId = vpc.Vpc?.VpcId ?? '';
    const subnetIds: string[] = [];
    for (const [i, AvailabilityZone] of ['eu-west-1a', 'eu-west-1b'].entries()) {
      const CidrBlock = `10.40.${i}.0/24`;
      const created = await ec2.send(
        new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }),
      );
      subnetIds.push(created.Subnet?.SubnetId ?? '');
    }
    await eks.send(new CreateClusterCommand(clusterRequest({ resourcesVpcConfig: { subnetIds } })));
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'main' }));
    const group = cluster?.resourcesVpcConfig?.clusterSecurityGroupId ?? '';

    const described = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [group] }));
    expect(described.SecurityGroups).toMatchObject([
      { VpcId, GroupName: expect.stringMatching(/^eks-cluster-sg-main-/) as string },
    ]);
    expect(described.SecurityGroups?.[0]?.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'kubernetes.io/cluster/main', Value: 'owned' },
        { Key: 'aws:eks:cluster-name', Value: 'main' },
      ]),
    );
    expect(described.SecurityGroups?.[0]?.IpPermissions).toMatchObject([
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] },
    ]);
    expect(cluster?.kubernetesNetworkConfig?.serviceIpv4Cidr).toBe('172.20.0.0/16');
    expect(await admin(running.endpoint, 'inventory')).toMatchObject({
      resources: expect.arrayContaining([
        { service: 'eks', type: 'cluster', id: 'eu-west-1/main' },
      ]) as unknown[],
    });

    await nodegroupFromLaunchTemplate(subnetIds);
    await eks.send(new DeleteClusterCommand({ name: 'main' }));
    await expect(
      ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [group] })),
    ).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' });
    for (const SubnetId of subnetIds) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
    expect(await admin(running.endpoint, 'inventory')).toEqual({ resources: [] });
  });

  async function nodegroupFromLaunchTemplate(subnets: string[]): Promise<void> {
    const LaunchTemplateName = 'nodes';
    const LaunchTemplateData = { InstanceType: 'm7g.large' as const };
    const created = await ec2.send(
      new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }),
    );
    const id = created.LaunchTemplate?.LaunchTemplateId;
    const launchTemplate = { name: LaunchTemplateName, version: '$Latest' };
    await eks.send(new CreateNodegroupCommand(nodegroupRequest({ subnets, launchTemplate })));
    const named = { clusterName: 'main', nodegroupName: 'general' };
    const { nodegroup } = await eks.send(new DescribeNodegroupCommand(named));

    expect(nodegroup).toMatchObject({
      launchTemplate: { id, name: 'nodes', version: '1' },
      amiType: 'AL2023_ARM_64_STANDARD',
    });
    await eks.send(new DeleteNodegroupCommand(named));
    await eks.send(new DescribeNodegroupCommand(named)).catch(() => undefined);
    await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName }));
  }

  it('names what it does not implement', async () => {
    await expect(eks.send(new ListInsightsCommand({ clusterName: 'main' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: "Sevenfold's emulator does not implement ListInsights.",
    });

    expect(await admin(running.endpoint, 'unknown-operations')).toEqual([
      { service: 'eks', operation: 'ListInsights', calls: 1 },
    ]);
    expect(emulator.file('emulator.log')).toContain('unknown operation eks:ListInsights');
  });

  it('has recorded every call of a client, and nothing secret', () => {
    const calls = emulator.file('calls.ndjson');

    expect(calls).toContain('Action=CreateVpc');
    expect(calls).toContain('"path":"/clusters/main/node-groups"');
    expect(calls).not.toMatch(/_sevenfold|Action=CreateSecurityGroup|Signature|5ec4e7/);
  });

  it('stops with its moto on SIGTERM, and is announced no more', async () => {
    emulator.signal('SIGTERM');

    expect(await emulator.exited).toBe(0);
    await gone(running.motoPid);
    expect(emulator.announced).toBe(false);
  });
});

describe('an emulator whose port is taken', () => {
  it('takes another one, and ends with an error when moto is killed', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    const emulator = new EmulatorProcess({ port: taken });
    const running = await emulator.ready();
    expect(running.port).not.toBe(taken);
    expect(await admin(running.endpoint, 'health')).toMatchObject({ instance: running.instance });

    process.kill(running.motoPid, 'SIGKILL');

    expect(await emulator.exited).toBe(1);
    expect(emulator.announced).toBe(false);
    expect(emulator.file('emulator.log')).toContain('moto died (SIGKILL)');
    await emulator.dispose();
    other.close();
  });
});

describe('an emulator that is killed', () => {
  it('leaves no moto behind', async () => {
    const emulator = new EmulatorProcess({ port: await freePort() });
    const { motoPid } = await emulator.ready();

    emulator.signal('SIGKILL');

    await gone(motoPid);
    expect(await emulator.exited).toBeNull();
    await emulator.dispose();
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'leaves no moto behind on %s while that is still starting',
    async (signal) => {
      const folder = mkdtempSync(join(tmpdir(), 'sevenfold-moto-'));
      const motoServer = join(folder, 'server.py');
      writeFileSync(motoServer, SLOW_MOTO);
      const emulator = new EmulatorProcess({ port: await freePort(), motoServer });
      const motoPid = await pidFrom(join(folder, 'pid'));

      emulator.signal(signal);

      expect(await emulator.exited).toBe(signal === 'SIGTERM' ? 0 : null);
      await gone(motoPid);
      expect([emulator.stderr, emulator.announced]).toEqual(['', false]);
      await emulator.dispose();
      rmSync(folder, { recursive: true });
    },
  );
});

/** A moto that never answers, and that ends with its standard input like the real one. */
const SLOW_MOTO = `
import os, pathlib, sys
pathlib.Path(__file__).with_name('pid').write_text(f'{os.getpid()} ')
sys.stdin.read()
`;

async function pidFrom(path: string): Promise<number> {
  for (;;) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (text.endsWith(' ')) return Number(text);
    await delay(20);
  }
}

/** A moto whose answer to everything is two subnets. */
const BROKEN_MOTO = `
import http.server, os, sys, threading

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def do_POST(self):
        self.rfile.read(int(self.headers['content-length']))
        self.do_GET()
        for zone in 'ab':
            self.wfile.write(
                f'<subnetId>subnet-{zone}</subnetId><vpcId>vpc-1</vpcId>'
                f'<availabilityZone>{zone}</availabilityZone>'.encode()
            )

port = int(sys.argv[sys.argv.index('--port') + 1])
server = http.server.ThreadingHTTPServer(('127.0.0.1', port), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)
`;

describe('an emulator that fails to answer', () => {
  it("says so in the service's format, and in its log with the lines of our files", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sevenfold-moto-'));
    const motoServer = join(folder, 'server.py');
    writeFileSync(motoServer, BROKEN_MOTO);
    const emulator = new EmulatorProcess({ port: await freePort(), motoServer });
    const { endpoint } = await emulator.ready();
    const options = { region: 'eu-west-1', endpoint, credentials: CREDENTIALS, maxAttempts: 1 };
    const eks = new EKSClient(options);

    // EC2's answer to CreateSecurityGroup has no id of the group.
    await expect(eks.send(new CreateClusterCommand(clusterRequest()))).rejects.toMatchObject({
      name: 'InternalFailure',
      $metadata: { httpStatusCode: 500 },
    });

    const [call] = emulator.file('calls.ndjson').trim().split('\n');
    expect(JSON.parse(call ?? '')).toMatchObject({ path: '/clusters', status: 500 });
    const log = emulator.file('emulator.log');
    expect(log).toMatch(/eks CreateCluster failed by our own fault: Error: EC2's answer has no/);
    expect(log).toMatch(/tools\/local\/emulator\/moto-ec2\.ts:\d+/);
    await emulator.dispose();
    rmSync(folder, { recursive: true });
  });
});

describe('an emulator whose moto does not start', () => {
  it('says so in one line and is never announced', async () => {
    const folder = new EmulatorProcess({ port: await freePort(), motoServer: '/nowhere.py' });
    expect(await folder.exited).toBe(1);
    expect(folder.stderr.trim()).toBe('moto cannot start: /nowhere.py does not exist');

    const server = join(folder.folder, 'server.py');
    writeFileSync(server, 'raise SystemExit(3)\n');
    const emulator = new EmulatorProcess({
      port: await freePort(),
      motoServer: server,
      stale: true,
    });
    expect(await emulator.exited).toBe(1);
    expect(emulator.stderr).toContain('moto did not start (exit code 3)');
    expect(emulator.announced).toBe(false);
    await emulator.dispose();
    await folder.dispose();
  });
});
