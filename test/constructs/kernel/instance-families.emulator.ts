import { EC2Client, paginateDescribeInstanceTypes } from '@aws-sdk/client-ec2';
import {
  capacityOf,
  FAMILY_NAMES,
  type InstanceCapacity,
  sizesOf,
} from '#constructs/kernel/instance-families';
import { architectureOf } from '#constructs/kernel/instance-types';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';

jest.setTimeout(120_000);

interface Type extends Partial<InstanceCapacity> {
  readonly name: string;
  readonly architecture: string | undefined;
}

const byName = (one: Type, other: Type) => one.name.localeCompare(other.name);

/** Every Nitro type that EC2 names, in moto's copy of its list. */
async function typesOfEc2(endpoint: string): Promise<Type[]> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new EC2Client({ region: 'eu-west-1', endpoint, credentials });
  const types: Type[] = [];
  for await (const page of paginateDescribeInstanceTypes({ client }, {})) {
    for (const type of page.InstanceTypes ?? []) {
      if (type.Hypervisor === 'xen') continue;
      types.push({
        name: String(type.InstanceType),
        architecture: type.ProcessorInfo?.SupportedArchitectures?.at(-1),
        processors: type.VCpuInfo?.DefaultVCpus ?? 0,
        memoryGib: (type.MemoryInfo?.SizeInMiB ?? 0) / 1024,
      });
    }
  }
  client.destroy();
  return types;
}

describe('the table of instance families', () => {
  it('says of every family what EC2 says: sizes, processors, memory and architecture', async () => {
    const emulator = new EmulatorProcess({ port: await freePort() });
    const types = await emulator
      .ready()
      .then(({ endpoint }) => typesOfEc2(endpoint))
      .finally(() => emulator.dispose());
    const ours = FAMILY_NAMES.flatMap((family) =>
      sizesOf(family).map((size): Type => {
        const name = `${family}.${size}`;
        return { name, architecture: architectureOf(name), ...capacityOf(name) };
      }),
    );
    const theirs = types.filter(({ name }) => FAMILY_NAMES.includes(name.split('.')[0] ?? ''));
    expect(ours.sort(byName)).toEqual(theirs.sort(byName));
  });
});
